using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.People;
using MimeKit;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>What must hold of a mailbox while many write to it.</summary>
public sealed class MailStoreTests
{
    [Fact]
    public async Task Rounds_that_run_beside_arriving_mail_see_every_mail_once_it_is_there()
    {
        using var store = new MailStore(new Accounts(Accounts.Default), TimeProvider.System, null);
        var minsu = store.Find("minsu@seoul.example")!;
        var inbox = minsu.FindFolder(WellKnownFolders.Inbox)!;
        var mime = Bytes();
        const int writers = 4, each = 150;

        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < each; i++) minsu.Add(WellKnownFolders.Inbox, mime, draft: false, transported: true, read: false);
        })));
        var seen = new HashSet<string>();
        var since = -1L;
        bool last;
        do
        {
            last = writing.IsCompleted;
            var (items, _, newest) = minsu.Since(inbox, since);
            foreach (var item in items) Assert.True(seen.Add(item.ImmutableId));
            since = newest;
        }
        while (!last);
        await writing;

        Assert.Equal(writers * each, seen.Count);
    }

    [Fact]
    public void An_ordinary_id_is_given_up_by_a_move_and_the_immutable_one_is_not()
    {
        using var store = new MailStore(new Accounts(Accounts.Default), TimeProvider.System, null);
        var minsu = store.Find("minsu@seoul.example")!;
        var item = minsu.Add(WellKnownFolders.Inbox, Bytes(), draft: false, transported: true, read: false);

        var moved = minsu.Move(item, minsu.FindFolder(WellKnownFolders.DeletedItems)!);

        Assert.Null(minsu.Find(item.Id));
        Assert.Equal(moved, minsu.Find(item.ImmutableId));
        Assert.Equal(moved, minsu.Find(moved.Id));
    }

    private static byte[] Bytes()
    {
        var mail = new MimeMessage { Subject = "x", Body = new TextPart("plain") { Text = "y" } };
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return bytes.ToArray();
    }
}
