using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.People;

/// <summary>Shows what the pane has to know of the city. Members and policies are not shown.</summary>
public static class ShowSettings
{
    /// <summary>The settings.</summary>
    /// <param name="Bodies">The bodies, in order.</param>
    /// <param name="ConsultationMailbox">The mailbox in Cc of every sheet.</param>
    /// <param name="Departments">The caller's departments.</param>
    /// <param name="AnswerByMinutes">Minutes before the start by which answers are due.</param>
    /// <param name="Limits">How much a sheet may hold.</param>
    public sealed record Response(
        IReadOnlyList<Body> Bodies, string ConsultationMailbox, IReadOnlyList<Department> Departments, int AnswerByMinutes, SizeLimits Limits);

    /// <summary>A body.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">Its Korean name.</param>
    /// <param name="Address">The address that the sheet goes to.</param>
    public sealed record Body(string Code, string Name, string Address);

    /// <summary>One of the caller's departments.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Mailboxes">Its shared mailboxes, from which a sheet may be sent.</param>
    /// <param name="Telephone">Its telephone; may be empty.</param>
    public sealed record Department(string Name, IReadOnlyList<string> Mailboxes, string Telephone);

    /// <summary>How much a sheet may hold.</summary>
    /// <param name="Messages">Most messages.</param>
    /// <param name="Variables">Most variables of a message.</param>
    /// <param name="Questions">Most questions.</param>
    /// <param name="Text">Most UTF-16 units of a message's text.</param>
    /// <param name="Paragraph">Most UTF-16 units of a field of several sentences.</param>
    /// <param name="Line">Most UTF-16 units of a field of one line.</param>
    public sealed record SizeLimits(int Messages, int Variables, int Questions, int Text, int Paragraph, int Line);

    internal static void MapShowSettings(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/settings", Handle).ForSignedIn().WithTags("People");

    /// <summary>Shows what the pane has to know of the city.</summary>
    private static Ok<Response> Handle(CitySettings city, Caller caller) => TypedResults.Ok(new Response(
        [.. city.Bodies.Select(b => new Body(b.Code, b.Name, b.Addresses[0]))],
        city.ConsultationMailbox,
        [.. city.Departments.Where(d => caller.Departments.Contains(d.Name)).Select(d => new Department(d.Name, [.. d.Mailboxes], d.Telephone))],
        city.AnswerByMinutes,
        new SizeLimits(SheetLimits.Messages, SheetLimits.Variables, SheetLimits.Questions, SheetLimits.Text, SheetLimits.Paragraph, SheetLimits.Line)));
}
