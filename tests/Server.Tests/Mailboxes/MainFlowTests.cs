using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>From the fill to 협의완료 by mail alone, through the real SDK.</summary>
public sealed class MainFlowTests
{
    [Fact]
    public async Task A_sheet_that_was_sent_and_answered_by_both_bodies_is_approved()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        Assert.Equal("draft", await town.StatusAsync(reference));

        var sheet = await town.SendFilledAsync(await town.FillAsync(reference));
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));

        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));

        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.RoundAsync();
        Assert.Equal("approved", await town.StatusAsync(reference));
    }
}
