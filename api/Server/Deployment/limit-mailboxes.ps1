<#
.SYNOPSIS
    Opens to ConsultAddin the consultation mailbox and the mailboxes from which sheets are sent, and no other, by Exchange's RBAC for Applications.
.DESCRIPTION
    Needs the modules ExchangeOnlineManagement and Microsoft.Graph.Applications, and the roles Organization Management and Application
    Administrator. Takes every tenant-wide grant of Microsoft Graph's away from the app, since Exchange only adds to them.
    A change takes effect within two hours. Who is put into or taken out of the group later needs no new run.
    Written by Microsoft's description of the cmdlets and not tried: there was no tenant.
.EXAMPLE
    ./limit-mailboxes.ps1 -AppId 7f1c… -ServicePrincipalId 90ab… -ConsultationMailbox consult120@seoul.example `
        -SheetMailboxes minsu@seoul.example, coldwave@seoul.example -OtherMailbox somebody@seoul.example
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [guid] $AppId,
    # The object id of the service principal (enterprise application), not of the app registration.
    [Parameter(Mandatory)] [guid] $ServicePrincipalId,
    [Parameter(Mandatory)] [string] $ConsultationMailbox,
    # Officers' own mailboxes and departments' shared ones, as in city.json.
    [Parameter(Mandatory)] [string[]] $SheetMailboxes,
    # Any mailbox that the app must not open: the script shows that it can't.
    [Parameter(Mandatory)] [string] $OtherMailbox,
    [string] $GroupName = 'consultaddin-sheet-mailboxes'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Connect-ExchangeOnline -ShowBanner:$false
Connect-MgGraph -Scopes 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All' -NoWelcome

# 1. The app as Exchange knows it.
if (-not (Get-ServicePrincipal | Where-Object AppId -EQ "$AppId")) {
    New-ServicePrincipal -AppId $AppId -ObjectId $ServicePrincipalId -DisplayName 'ConsultAddin' | Out-Null
}

# 2. Two scopes: one mailbox, and the direct members of one group (members of its groups are not in it).
$group = Get-DistributionGroup -Identity $GroupName -ErrorAction SilentlyContinue
if (-not $group) { $group = New-DistributionGroup -Name $GroupName -Type Security -MemberJoinRestriction Closed }
$members = @(Get-DistributionGroupMember -Identity $GroupName -ResultSize Unlimited | ForEach-Object PrimarySmtpAddress)
foreach ($mailbox in $SheetMailboxes | Where-Object { $members -notcontains $_ }) {
    Add-DistributionGroupMember -Identity $GroupName -Member $mailbox -BypassSecurityGroupManagerCheck
}
$consultation = Get-EXOMailbox -Identity $ConsultationMailbox
$scopes = @{
    'ConsultAddin consultation' = "ExternalDirectoryObjectId -eq '$($consultation.ExternalDirectoryObjectId)'"
    'ConsultAddin sheets'       = "MemberOfGroup -eq '$($group.DistinguishedName)'"
}
foreach ($scope in $scopes.GetEnumerator()) {
    if (Get-ManagementScope -Identity $scope.Key -ErrorAction SilentlyContinue) {
        Set-ManagementScope -Identity $scope.Key -RecipientRestrictionFilter $scope.Value
    }
    else {
        New-ManagementScope -Name $scope.Key -RecipientRestrictionFilter $scope.Value | Out-Null
    }
}

# 3. The least that is needed: the product writes only in the consultation mailbox.
foreach ($grant in @(
        @{ Role = 'Application Mail.ReadWrite'; Scope = 'ConsultAddin consultation' },
        @{ Role = 'Application Mail.Send'; Scope = 'ConsultAddin consultation' },
        @{ Role = 'Application Mail.Read'; Scope = 'ConsultAddin sheets' })) {
    $name = "$($grant.Role) for $($grant.Scope)"
    if (-not (Get-ManagementRoleAssignment -Identity $name -ErrorAction SilentlyContinue)) {
        New-ManagementRoleAssignment -Name $name -App $ServicePrincipalId -Role $grant.Role -CustomResourceScope $grant.Scope | Out-Null
    }
}

# 4. Grants in Entra hold for every mailbox of the tenant, and Exchange's scopes take nothing from them.
$graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"
foreach ($wide in Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $ServicePrincipalId -All | Where-Object ResourceId -EQ $graph.Id) {
    $role = $graph.AppRoles | Where-Object Id -EQ $wide.AppRoleId
    if ($PSCmdlet.ShouldProcess($role.Value, 'take the tenant-wide grant away')) {
        Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $ServicePrincipalId -AppRoleAssignmentId $wide.Id
    }
}

# 5. What holds now. InScope must be True for the first two and False for the last.
foreach ($mailbox in @($ConsultationMailbox, $SheetMailboxes[0], $OtherMailbox)) {
    Test-ServicePrincipalAuthorization -Identity $ServicePrincipalId -Resource $mailbox |
        Select-Object @{ n = 'Mailbox'; e = { $mailbox } }, RoleName, GrantedPermissions, AllowedResourceScope, InScope
}
