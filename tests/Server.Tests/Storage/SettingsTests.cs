using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Tests.Storage;

/// <summary>A bad settings file stops the start with the setting's name.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void A_whole_settings_file_is_taken()
    {
        var city = Read(TestCity.Settings());
        Assert.Equal(["citizen-service", "dasan-foundation"], city.Bodies.Select(b => b.Code));
        Assert.Equal(PolicyName.Dmarc, city.Bodies[1].Policy);
        Assert.Equal("citizen-service", city.BodyOf("SUNYOUNG@seoul.example", new DateOnly(2026, 11, 24))?.Code);
    }

    [Theory]
    [InlineData("City:ConsultationMailbox", "", "City:ConsultationMailbox must be one mail address.")]
    [InlineData("City:ConsultationMailbox", "citizen@seoul.example", "City:ConsultationMailbox repeats City:Bodies:0:Addresses:0.")]
    [InlineData("City:PublicAddress", "consult", "City:PublicAddress must be an absolute http or https address.")]
    [InlineData("City:AcceptedDomains:0", "@seoul", "City:AcceptedDomains:0 is not a domain.")]
    [InlineData("City:Bodies:0:Policy", null, "City:Bodies:0:Policy must be internal, dmarc or pinned.")]
    [InlineData("City:Bodies:1:Policy", "pinned", "City:Bodies:1:PinnedDomain must be a domain when Policy is pinned.")]
    [InlineData("City:Bodies:1:Code", "citizen-service", "City:Bodies:1:Code repeats City:Bodies:0:Code.")]
    [InlineData("City:Bodies:1:Members:0:Address", "박지영", "City:Bodies:1:Members:0:Address is not a mail address.")]
    [InlineData("City:Bodies:1:Members:0:Address", "sunyoung@seoul.example", "City:Bodies:1:Members:0:Address repeats City:Bodies:0:Members:0:Address.")]
    [InlineData("City:Departments:1:Name", "한파대응팀", "City:Departments:1:Name repeats City:Departments:0:Name.")]
    [InlineData("City:Departments:0:Mailboxes:0", "coldwave", "City:Departments:0:Mailboxes:0 is not a mail address.")]
    [InlineData("City:AnswerByMinutes", "-1", "City:AnswerByMinutes must be between 0 and 1440.")]
    public void A_bad_setting_is_refused_by_its_name(string name, string? value, string fault)
    {
        var settings = TestCity.Settings();
        settings[name] = value;
        var refusal = Assert.Throws<OptionsValidationException>(() => Read(settings));
        Assert.Contains(fault, refusal.Failures);
    }

    [Theory]
    [InlineData("City:Bodies:0:Policy", "strict")]
    [InlineData("City:Bodies:0:Polcy", "internal")]
    public async Task A_value_that_cannot_be_read_and_a_name_that_no_setting_has_are_told(string name, string value)
    {
        var settings = TestCity.Settings();
        settings[name] = value;
        await using var app = Build(settings);
        Assert.Contains(app.Faults(), fault => fault.Contains(name, StringComparison.Ordinal) || fault.Contains(name.Split(':')[^1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_one_a_line()
    {
        var settings = TestCity.Settings();
        settings["City:ConsultationMailbox"] = "nobody";
        settings["City:Bodies:1:Code"] = "Dasan";
        await using var app = Build(settings);
        Assert.Equal(
            ["City:ConsultationMailbox must be one mail address.", "City:Bodies:1:Code must be lower-case letters, digits and hyphens."], app.Faults());
        await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whole_settings_have_no_fault()
    {
        await using var app = Build(TestCity.Settings());
        Assert.Empty(app.Faults());
    }

    [Fact]
    public void A_member_answers_for_the_body_from_the_first_day_to_the_last_day_in_Seoul()
    {
        var settings = TestCity.Settings();
        settings["City:Bodies:0:Members:0:From"] = "2026-11-02";
        settings["City:Bodies:0:Members:0:Until"] = "2026-11-24";
        var city = Read(settings);
        Assert.Null(city.BodyOf("sunyoung@seoul.example", new DateOnly(2026, 11, 1)));
        Assert.NotNull(city.BodyOf("sunyoung@seoul.example", new DateOnly(2026, 11, 2)));
        Assert.NotNull(city.BodyOf("sunyoung@seoul.example", new DateOnly(2026, 11, 24)));
        Assert.Null(city.BodyOf("sunyoung@seoul.example", new DateOnly(2026, 11, 25)));
    }

    [Fact]
    public void The_file_gives_the_settings_and_the_environment_wins_over_it()
    {
        var folder = Directory.CreateTempSubdirectory("consultaddin-");
        var file = Path.Combine(folder.FullName, "city.json");
        File.WriteAllText(file, """{"City":{"ConsultationMailbox":"file@seoul.example","AnswerByMinutes":45}}""");
        var settings = TestCity.Settings();
        settings["CityFile"] = file;
        var city = Read(settings);
        folder.Delete(recursive: true);
        Assert.Equal(45, city.AnswerByMinutes);
        Assert.Equal("consult120@seoul.example", city.ConsultationMailbox);
    }

    private static CitySettings Read(Dictionary<string, string?> settings)
    {
        using IDisposable app = Build(settings);
        return ((WebApplication)app).Services.GetRequiredService<CitySettings>();
    }

    private static WebApplication Build(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddCitySettings();
        return builder.Build();
    }
}
