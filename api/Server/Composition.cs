using ConsultAddin.Core;
using ConsultAddin.Server.Answers;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Identity.Pane;
using ConsultAddin.Server.Live;
using ConsultAddin.Server.Mailboxes;
using ConsultAddin.Server.Mailboxes.Notifications;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Watching;
using ConsultAddin.Server.Notices;
using ConsultAddin.Server.Operations;
using ConsultAddin.Server.Operations.Health;
using ConsultAddin.Server.Pages;
using ConsultAddin.Server.People;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Reviews;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Sheets;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Templates;

namespace ConsultAddin.Server;

/// <summary>The whole server as two calls, so that every composition runs the same one.</summary>
public static class Composition
{
    /// <summary>Adds everything the server needs; which city, tenant and database is meant comes from the configuration.</summary>
    public static WebApplicationBuilder AddConsultAddin(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(o => CoreJson.Apply(o.SerializerOptions));
        // The largest complete sheet fits several times over; nothing else that comes in is as large.
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = 4 * 1024 * 1024);
        builder.AddCitySettings();
        builder.AddStorage();
        builder.AddConsultations();
        builder.AddTemplates();
        builder.AddTenantIdentity();
        builder.AddMailboxRounds();
        builder.AddOperationsServices();
        builder.AddPane();
        builder.Services.AddKoreanProblems();
        builder.Services.AddDescription();
        return builder;
    }

    /// <summary>Maps every address that the server answers.</summary>
    public static WebApplication MapConsultAddin(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UsePane();
        app.UseDescription();
        app.UseAuthentication();
        app.RequireSameOriginForCookies();
        app.UseAuthorization();
        app.RepeatLostRaces();

        app.MapHealthChecks();
        app.MapPane();
        app.MapSignInForPane();

        app.MapCreateConsultation();
        app.MapListConsultations();
        app.MapGetConsultation();
        app.MapStreamConsultation();
        app.MapAddOwner();
        app.MapMarkUrgent();
        app.MapNoteAgreement();
        app.MapRemindBody();
        app.MapSettleQuestion();
        app.MapWithdrawConsultation();

        app.MapCheckSheet();
        app.MapReadSheet();
        app.MapSaveSheet();
        app.MapPreviewSheet();
        app.MapFillSheet();
        app.MapReviseSheet();
        app.MapAmendSheet();

        app.MapRecordNoticeSent();
        app.MapMoveNotice();
        app.MapCancelNotice();

        app.MapShowMail();
        app.MapRuleOnMail();
        app.MapAskWriter();
        app.MapListReviews();
        app.MapStreamReviews();
        app.MapEndListing();
        app.MapListMailboxes();
        app.MapReplayParked();
        app.MapNotifications();

        app.MapTemplates();

        app.MapFindAnswers();
        app.MapWhoAmI();
        app.MapShowSettings();
        return app;
    }
}
