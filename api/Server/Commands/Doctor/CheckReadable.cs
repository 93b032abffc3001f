using System.Runtime.CompilerServices;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Settings;
using Microsoft.Kiota.Abstractions;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>Whether each mailbox that the settings name can be read: the consultation mailbox, and those from which a sheet may be sent.</summary>
internal static class CheckReadable
{
    public static async IAsyncEnumerable<Finding> RunAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken ct)
    {
        var (city, graph) = (services.GetRequiredService<CitySettings>(), services.GetRequiredService<GraphMail>());
        var mailboxes = city.Departments.SelectMany(d => d.Mailboxes.Concat(d.Members)).Prepend(city.ConsultationMailbox);
        foreach (var mailbox in mailboxes.Distinct(StringComparer.OrdinalIgnoreCase))
            yield return await AskAsync(graph, mailbox, mailbox.Equals(city.ConsultationMailbox, StringComparison.OrdinalIgnoreCase), ct);
    }

    private static async Task<Finding> AskAsync(GraphMail graph, string mailbox, bool isConsultation, CancellationToken ct)
    {
        var check = $"mailbox {mailbox}";
        try
        {
            // A look for a mail that nobody has: it needs the same right as reading, and reads nothing.
            await graph.FindByMessageIdAsync(mailbox, $"doctor@{mailbox[(mailbox.LastIndexOf('@') + 1)..]}", ct);
            return new(Health.Fine, check, "can be read");
        }
        catch (ApiException e)
        {
            return e.ResponseStatusCode switch
            {
                StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new(
                    Health.Missing, check, $"Graph refuses it ({e.ResponseStatusCode})",
                    $"put it into the management scope that Exchange's RBAC for Applications gives this app, with {(isConsultation ? "Application Mail.ReadWrite and Application Mail.Send" : "Application Mail.Read")}; a change takes up to two hours"),
                StatusCodes.Status404NotFound => new(
                    Health.Missing, check, "there is none (404)", "if the person left or the mailbox was deleted, take it out of the city's file; else give it an Exchange licence"),
                var status => new(Health.Missing, check, $"Graph answers {status}", "try again; if it stays, look at Microsoft's service health"),
            };
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new(Health.Missing, check, $"no answer ({e.Message})", "try again");
        }
    }
}
