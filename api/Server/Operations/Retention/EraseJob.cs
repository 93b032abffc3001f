using Quartz;

namespace ConsultAddin.Server.Operations.Retention;

/// <summary>Erases every night what is due; on one replica only.</summary>
[DisallowConcurrentExecution]
internal sealed class EraseJob(Erase erase) : IJob
{
    /// <summary>The one job.</summary>
    public static readonly JobKey Key = new("erase", "operations");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await erase.RunAsync(cancellationToken);
}
