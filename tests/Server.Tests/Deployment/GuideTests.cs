using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ConsultAddin.Server.Identity;

namespace ConsultAddin.Server.Tests.Deployment;

/// <summary>The guide and its files say what the program says.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void The_app_is_registered_with_the_roles_by_which_the_endpoints_are_guarded()
    {
        var script = Read("register-app.ps1");
        foreach (var role in (string[])[Role.Officer, Role.Reviewer, Role.Counsellor, Role.Administrator])
        {
            Assert.Contains($"Value = '{role}'", script, StringComparison.Ordinal);
            Assert.Contains($"`{role}`", Read("tenant.md"), StringComparison.Ordinal);
        }

        Assert.Contains("access_as_user", script, StringComparison.Ordinal);
        Assert.Contains("/signin-oidc", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_line_of_the_doctor_that_the_guide_promises_is_one_that_it_writes()
    {
        var doctor = string.Concat(Directory.GetFiles(Folder("Commands/Doctor"), "*.cs").Select(File.ReadAllText));
        var promised = DoctorLine().Matches(Read("tenant.md")).Select(m => m.Groups[1].Value).ToList();
        Assert.True(promised.Count >= 8);
        Assert.All(promised, check => Assert.Contains($"\"{check}", doctor, StringComparison.Ordinal));
    }

    [Fact]
    public void No_script_asks_for_a_tenant_wide_permission()
    {
        var scripts = Read("register-app.ps1") + Read("limit-mailboxes.ps1");
        Assert.DoesNotContain("RequiredResourceAccess", scripts, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("New-MgServicePrincipalAppRoleAssignment", scripts, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Remove-MgServicePrincipalAppRoleAssignment", scripts, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder("Deployment"), file));

    private static string Folder(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../api/Server", name));

    [GeneratedRegex("(?:ok     |watch  |MISSING) ([a-z][a-z-]+)[ :]")]
    private static partial Regex DoctorLine();
}
