using System.Net.ServerSentEvents;
using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Live;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>Changes are told at once.</summary>
public abstract class LiveTests(Office office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_begins_with_the_present_version_and_tells_each_change_once()
    {
        var created = await office.Create();
        await using var stream = await Open(created.Reference, office.Address);
        Assert.Equal(created.Version, (await stream.Next()).Version);
        await office.Create();
        var marked = await office.Done<ConsultationView>(created.Reference, "urgent", new { reason = "한파 경보" });
        Assert.Equal(new Changed(created.Reference, marked.Version), await stream.Next());
        var withdrawn = await office.Done<ConsultationView>(created.Reference, "withdraw", new { reason = "취소" });
        Assert.Equal(new Changed(created.Reference, withdrawn.Version), await stream.Next());
    }

    [Fact]
    public async Task A_change_whose_telling_was_lost_is_found_a_little_later()
    {
        var created = await office.Create();
        await using var stream = await Open(created.Reference, office.Address);
        await stream.Next();
        await using (var db = office.Database.Open())
        {
            await db.Consultations.Where(c => c.Number == created.Reference.Number)
                .ExecuteUpdateAsync(c => c.SetProperty(r => r.Version, r => r.Version + 1), Cancellation);
        }

        var next = stream.Next();
        while (!next.IsCompleted)
        {
            office.Server.Clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Yield();
        }

        Assert.Equal(created.Version + 1, (await next).Version);
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_the_stop_of_the_server()
    {
        await using var other = await ServerProcess.StartAsync(office.Database.Connection, office.LeadMicrosoftToTheStandIn);
        var created = await office.Create();
        await using var stream = await Open(created.Reference, other.Address);
        await stream.Next();
        await other.App.StopAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    protected async Task<Events> Open(Reference reference, Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = (await office.As(Office.Minsu)).DefaultRequestHeaders.Authorization;
        var answer = await client.GetAsync($"/api/consultations/{reference}/stream", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new Events(client, await answer.Content.ReadAsStreamAsync(Cancellation));
    }

    protected sealed class Events(HttpClient client, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(stream).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation);

        public async Task<Changed> Next()
        {
            do
            {
                Assert.True(await _items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
            }
            while (_items.Current.EventType == "alive");

            Assert.Equal("changed", _items.Current.EventType);
            return JsonSerializer.Deserialize<Changed>(_items.Current.Data, CoreJson.Options)!;
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await stream.DisposeAsync();
        }
    }
}

public sealed class LiveOnSqliteTests(SqliteOffice office) : LiveTests(office), IClassFixture<SqliteOffice>;

public sealed class LiveOnPostgresTests(PostgresOffice office) : LiveTests(office), IClassFixture<PostgresOffice>
{
    private readonly PostgresOffice _office = office;

    [Fact]
    public async Task A_change_at_one_replica_is_told_at_another()
    {
        await using var replica = await ServerProcess.StartAsync(_office.Database.Connection, _office.LeadMicrosoftToTheStandIn);
        var created = await _office.Create();
        await using var stream = await Open(created.Reference, replica.Address);
        await stream.Next();
        var marked = await _office.Done<ConsultationView>(created.Reference, "urgent", new { reason = "한파 경보" });
        Assert.Equal(new Changed(created.Reference, marked.Version), await stream.Next());
    }
}
