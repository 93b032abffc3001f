using System.Net.Mail;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Consultations;

/// <summary>Adds an owner, who may then write.</summary>
public static class AddOwner
{
    /// <summary>Whom.</summary>
    /// <param name="Address">Mail address in one of the city's domains.</param>
    /// <param name="Name">Name as shown; may be empty.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(string Address, string? Name = null, long? Version = null);

    internal static void MapAddOwner(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/owners", Handle).ForRoles(Role.Officer).WithTags("Consultations");

    /// <summary>Adds an owner.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        var address = request.Address?.Trim() ?? "";
        if (!MailAddress.TryCreate(address, out var mail) || mail.Address != address
            || !desk.City.AcceptedDomains.Contains(mail.Host, StringComparer.OrdinalIgnoreCase))
            return new Refused("not-staff", $"시 직원의 메일 주소(@{string.Join(", @", desk.City.AcceptedDomains)})를 적어 주세요.", "address");
        // An owner's mails speak for the department: the body whose address that is could never answer again.
        if (desk.City.Bodies.Any(b => b.Addresses.Contains(address, StringComparer.OrdinalIgnoreCase)))
            return new Refused("body-address", "협의기관의 주소는 담당자가 될 수 없습니다. 직원 한 사람의 주소를 적어 주세요.", "address");
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        var owner = await desk.Db.ActorOf(address, request.Name?.Trim() ?? "", cancellationToken);
        if (!opened.Consultation.Owners.Contains(owner))
        {
            await desk.Record(opened.Consultation, cancellationToken, new OwnerAdded { Owner = owner });
            await desk.Journal.Commit(cancellationToken);
        }

        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
