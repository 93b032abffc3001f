using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Mailboxes.Notifications;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Rounds;
using ConsultAddin.Server.Mailboxes.Scheduling;
using ConsultAddin.Server.Mailboxes.Watching;
using ConsultAddin.Server.Operations.Retention;
using ConsultAddin.Server.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;
using Microsoft.Identity.Web.TokenCacheProviders.InMemory;
using Quartz;

namespace ConsultAddin.Server.Mailboxes;

/// <summary>The mailboxes' part of the composition: Graph, the rounds, the outbox, and who runs them.</summary>
internal static class AddMailboxes
{
    /// <summary>The named HTTP client under Graph's own handlers; a composition may add handlers of its own to it.</summary>
    internal const string HttpClientName = "graph";

    public static void AddMailboxRounds(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailboxSettings>().BindConfiguration(MailboxSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        AddGraph(builder.Services, builder.Configuration);
        builder.Services.AddSingleton<Watches>();
        builder.Services.AddSingleton<Wake>();
        builder.Services.AddSingleton<Alarms>();
        builder.Services.AddScoped<Subscriptions>();
        builder.Services.AddSingleton<SendOutbox>();
        builder.Services.AddScoped<ChooseCandidates>();
        builder.Services.AddScoped<RecordMails>();
        builder.Services.AddScoped<RecordSheet>();
        builder.Services.AddScoped<RecordReply>();
        builder.Services.AddSingleton<MailboxRound>();
        builder.Services.AddScoped<OweMails>();
        builder.Services.AddScoped<OweWhatCameDue>();
        builder.Services.AddScoped<IFollowUp>(provider => provider.GetRequiredService<OweMails>());
        builder.Services.AddScoped<IFollowUp, WatchFilledSheets>();
        AddSchedule(builder.Services, builder.Configuration);
        // Last, since what starts last stops first: nobody is to be woken once the schedule stops.
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Alarms>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Wake>());
    }

    private static void AddGraph(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTokenAcquisition(isTokenAcquisitionSingleton: true).AddInMemoryTokenCaches();
        services.Configure<MicrosoftIdentityApplicationOptions>(GraphAuthentication.ApplicationName, configuration.GetSection("AzureAd"));
        services.AddTransient<GraphRequests>();
        services.AddSingleton<GraphAuthentication>();
        // No logger: addresses of Graph requests hold people's mail addresses. One handler for ever, whose connections are renewed.
        services.AddHttpClient(HttpClientName).RemoveAllLoggers().SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false });
        services.AddSingleton(provider =>
        {
            var handlers = GraphClientFactory.CreateDefaultHandlers();
            handlers.Add(provider.GetRequiredService<GraphRequests>());
            var http = GraphClientFactory.Create(
                handlers, finalHandler: provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName));
            return new GraphMail(new GraphServiceClient(
                http, provider.GetRequiredService<GraphAuthentication>(), provider.GetRequiredService<IOptions<MailboxSettings>>().Value.GraphUrl.AbsoluteUri));
        });
    }

    private static void AddSchedule(IServiceCollection services, IConfiguration configuration)
    {
        if (!(configuration.GetValue<bool?>($"{MailboxSettings.Section}:{nameof(MailboxSettings.Scheduled)}") ?? true))
            return;
        var connection = configuration.ConsultationsConnection();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "consultaddin";
                o.GenerateInstanceId = true;
                o.MaxBatchSize = 8;
                // What the scheduler isn't told of it finds within this time: a word to it may be overwritten by a later one that is less urgent,
                // and what a replica stored before it died was told to nobody.
                o.IdleWaitTime = TimeSpan.FromSeconds(3);
            });
            quartz.UseDefaultThreadPool(8);
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer();
                if (Database.IsPostgres(connection))
                {
                    store.UsePostgres(connection);
                    store.UseClustering(c => c.CheckinInterval = c.CheckinMisfireThreshold = TimeSpan.FromSeconds(2));
                }
                else
                {
                    store.UseSqlite(BesideTheData(connection));
                }
            });
            quartz.AddJob<WatchJob>(job => job.WithIdentity(WatchJob.Key).StoreDurably());
            quartz.AddTrigger(t => Every(t, WatchJob.Key, TimeSpan.FromMinutes(1)));
            quartz.AddJob<OutboxJob>(job => job.WithIdentity(OutboxJob.Key).StoreDurably());
            quartz.AddTrigger(t => Every(t, OutboxJob.Key, TimeSpan.FromSeconds(30)));
            quartz.AddJob<EraseJob>(job => job.WithIdentity(EraseJob.Key).StoreDurably());
            quartz.AddTrigger(t => Every(t, EraseJob.Key, TimeSpan.FromDays(1)));
        });
        services.AddHostedService<WakeOnChange>();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    private static void Every(ITriggerConfigurator<IJob> trigger, JobKey job, TimeSpan interval) =>
        trigger.ForJob(job).WithIdentity(job.Name, job.Group).StartNow().WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever());

    /// <summary>SQLite has one writer: a file of its own keeps the scheduler's many small writes from making people wait. It can be made anew.</summary>
    private static string BesideTheData(string connection)
    {
        var data = new SqliteConnectionStringBuilder(connection);
        data.DataSource = Path.ChangeExtension(data.DataSource, ".schedule.db");
        return data.ConnectionString;
    }
}
