using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Sheets;

/// <summary>Checks a sheet while it is being typed. Keeps nothing.</summary>
public static class CheckSheet
{
    /// <summary>What to check.</summary>
    /// <param name="Sheet">The sheet, complete or not.</param>
    public sealed record Request(Sheet Sheet);

    /// <summary>What was found.</summary>
    /// <param name="Findings">What is missing or wrong, and what could be added, in the order of the sheet.</param>
    /// <param name="Messages">For each message, in order.</param>
    /// <param name="ProposedQuestions">Questions that citizens ask about notices of this kind, without those in the sheet.</param>
    /// <param name="SendBy">The last instant to send the sheet in time, UTC; null without a planned start.</param>
    /// <param name="AnswerBy">When answers will be due, UTC; null without a planned start.</param>
    public sealed record Response(
        IReadOnlyList<Finding> Findings, IReadOnlyList<MessageCheck> Messages, IReadOnlyList<ProposedQuestion> ProposedQuestions,
        DateTimeOffset? SendBy, DateTimeOffset? AnswerBy);

    /// <summary>What was found in one message.</summary>
    /// <param name="Size">Its size, each variable with its longest value.</param>
    /// <param name="Hits">Where it names the call centre, in UTF-16 units.</param>
    /// <param name="ProposedVariables">Spans in brackets that may be variables; the officer decides.</param>
    public sealed record MessageCheck(MessageSize Size, IReadOnlyList<HotlineHit> Hits, IReadOnlyList<Variable> ProposedVariables);

    internal static void MapCheckSheet(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/check", Handle).ForRoles(Role.Officer, Role.Reviewer).WithTags("Sheets");

    /// <summary>Checks a sheet while it is being typed; keeps nothing.</summary>
    private static Results<Ok<Response>, Problem> Handle(Request request, TimeProvider clock, Settings.CitySettings city)
    {
        if (request.Sheet is not { } sheet)
            return SheetEntry.Absent();
        return TypedResults.Ok(new Response(
            Completeness.Check(sheet, clock.GetUtcNow()),
            [.. sheet.Messages.Take(SheetLimits.Messages).Select(Check)],
            ProposedQuestions.For(sheet),
            sheet.PlannedStart is { } sendBefore ? Deadlines.SendBy(sendBefore) : null,
            sheet.PlannedStart is { } answerBefore ? Deadlines.AnswerBy(answerBefore, TimeSpan.FromMinutes(city.AnswerByMinutes)) : null));
    }

    private static MessageCheck Check(Message message)
    {
        // Beyond the limit a finding says so; measuring a mistaken paste helps nobody.
        var within = message.Text.Length <= SheetLimits.Text ? message : message with { Text = message.Text[..SheetLimits.Text] };
        return new(MessageSize.Measure(within), HotlineFinder.Find(within.Text), ProposedVariables.For(within.Text));
    }
}
