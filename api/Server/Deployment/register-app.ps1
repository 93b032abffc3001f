<#
.SYNOPSIS
    Registers ConsultAddin in the tenant: app roles, the scope that the pane asks for, redirect addresses, a certificate.
.DESCRIPTION
    Needs the module Microsoft.Graph.Applications and the right to register applications. Grants nothing: no permission of Microsoft
    Graph is asked for, since mailboxes are opened by limit-mailboxes.ps1 one by one. May be run again: it changes what differs.
    Written by Microsoft's description of the cmdlets and not tried: there was no tenant.
.EXAMPLE
    ./register-app.ps1 -HostName consult.seoul.example -Certificate ./consultaddin.cer
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Where the server is reached, without https://.
    [Parameter(Mandatory)] [string] $HostName,
    # The certificate's public part (DER); leave it out for a managed identity.
    [string] $Certificate,
    [string] $Name = '120 사전협의'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome

# Ids must stay when the script is run again: people are assigned by them.
$application = Get-MgApplication -Filter "displayName eq '$Name'" | Select-Object -First 1
$known = @{}
if ($application) { $application.AppRoles | ForEach-Object { $known[$_.Value] = $_.Id } }

$roles = foreach ($role in @(
        @{ Value = 'officer'; DisplayName = '부서 담당자'; Description = '안내를 계획하고 협의서를 보냅니다.'; Types = @('User') },
        @{ Value = 'reviewer'; DisplayName = '협의기관 담당자'; Description = '협의기관의 회신을 확인합니다.'; Types = @('User') },
        @{ Value = 'counsellor'; DisplayName = '120 상담사'; Description = '시민 문의에 답합니다.'; Types = @('User') },
        @{ Value = 'administrator'; DisplayName = '관리자'; Description = '설정을 관리합니다.'; Types = @('User') },
        @{ Value = 'clearance.read'; DisplayName = '발송 시스템'; Description = '발송 가능 여부를 묻는 프로그램입니다.'; Types = @('Application') })) {
    @{
        Id                 = if ($known[$role.Value]) { $known[$role.Value] } else { [guid]::NewGuid() }
        Value              = $role.Value
        DisplayName        = $role.DisplayName
        Description        = $role.Description
        AllowedMemberTypes = $role.Types
        IsEnabled          = $true
    }
}

if (-not $application) {
    $application = New-MgApplication -DisplayName $Name -SignInAudience 'AzureADMyOrg'
}

$scope = @($application.Api.Oauth2PermissionScopes | Where-Object Value -EQ 'access_as_user') | Select-Object -First 1
$scopeId = if ($scope) { $scope.Id } else { [guid]::NewGuid() }
$settings = @{
    ApplicationId  = $application.Id
    IdentifierUris = @("api://$($application.AppId)")
    AppRoles       = @($roles)
    Api            = @{
        # Tokens of version 2: their audience is the client id.
        RequestedAccessTokenVersion = 2
        Oauth2PermissionScopes      = @(@{
                Id = $scopeId; Value = 'access_as_user'; Type = 'User'; IsEnabled = $true
                AdminConsentDisplayName = '120 사전협의를 사용'; AdminConsentDescription = 'Outlook의 협의 창이 사용자의 이름으로 협의를 읽고 씁니다.'
                UserConsentDisplayName = '120 사전협의를 사용'; UserConsentDescription = 'Outlook의 협의 창이 내 이름으로 협의를 읽고 씁니다.'
            })
    }
    # Nested app authentication of Outlook, and the web pages.
    Spa            = @{ RedirectUris = @("brk-multihub://$HostName") }
    Web            = @{ RedirectUris = @("https://$HostName/signin-oidc"); ImplicitGrantSettings = @{ EnableIdTokenIssuance = $false } }
}
if ($Certificate) {
    $bytes = [System.IO.File]::ReadAllBytes((Resolve-Path $Certificate))
    # Keys that are there stay, so that a new one can be added before the old one ends.
    $settings.KeyCredentials = @($application.KeyCredentials) + @(@{ Type = 'AsymmetricX509Cert'; Usage = 'Verify'; Key = $bytes; DisplayName = 'ConsultAddin' })
}
if ($PSCmdlet.ShouldProcess($Name, 'Update-MgApplication')) { Update-MgApplication @settings }

$principal = Get-MgServicePrincipal -Filter "appId eq '$($application.AppId)'" | Select-Object -First 1
if (-not $principal) { $principal = New-MgServicePrincipal -AppId $application.AppId }
# Only who has a role gets in at all.
Update-MgServicePrincipal -ServicePrincipalId $principal.Id -AppRoleAssignmentRequired:$true

[pscustomobject]@{
    'AzureAd__TenantId'           = (Get-MgContext).TenantId
    'AzureAd__ClientId'           = $application.AppId
    'Service principal ObjectId'  = $principal.Id
}
