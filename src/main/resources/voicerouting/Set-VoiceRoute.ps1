<#
.SYNOPSIS
    Reads, creates or removes one voice route with its PSTN usage and voice routing policy in one tenant.
.DESCRIPTION
    Reads one JSON object from standard input:
        tenant      id of the tenant to work in
        graphToken  app-only access token for Microsoft Graph
        teamsToken  app-only access token for the Skype and Teams Tenant Admin API
        operation   read, ensure or remove
        name        name of usage, route and policy alike
        gateway     FQDN of the derived trunk (ensure)
        priority    priority of the route (ensure)
    Writes one line of JSON to standard output and ends with 0 or 1:
        {"ok":true,"route":{"name":"...","gateway":"...","priority":1}}      route is null unless all three parts exist
        {"ok":false,"error":"GatewayNotFound","message":"..."}
    Creates only what is missing and never changes what exists. The Global policy is never touched.
    Needs PowerShell 7.2 or newer and the module MicrosoftTeams. See docs/voice-routing.md.
#>
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
# Functions of a module do not inherit the preference variables of a script.
$PSDefaultParameterValues = @{ '*-Cs*:ErrorAction' = 'Stop'; '*-Cs*:WarningAction' = 'SilentlyContinue' }

$NumberPattern = '.*'

function Write-Answer([hashtable] $Answer) {
    [Console]::Out.WriteLine((ConvertTo-Json -InputObject $Answer -Depth 5 -Compress))
}

function Test-Usage([string] $Name) {
    return @((Get-CsOnlinePstnUsage -Identity Global).Usage) -contains $Name
}

# Listed and filtered here: "-Identity <unknown>" throws, and that cannot be told from other failures.
function Get-Route([string] $Name) {
    return Get-CsOnlineVoiceRoute | Where-Object { $_.Identity -eq $Name } | Select-Object -First 1
}

function Get-Policy([string] $Name) {
    return Get-CsOnlineVoiceRoutingPolicy | Where-Object { $_.Identity -eq "Tag:$Name" } | Select-Object -First 1
}

function Read-VoiceRoute([string] $Name) {
    $route = Get-Route -Name $Name
    $policy = Get-Policy -Name $Name
    if (-not (Test-Usage -Name $Name) -or $null -eq $route -or $null -eq $policy) {
        return $null
    }
    if (@($route.OnlinePstnUsages) -notcontains $Name -or @($policy.OnlinePstnUsages) -notcontains $Name) {
        return $null
    }
    return @{ name = $Name; gateway = @($route.OnlinePstnGatewayList) -join ','; priority = [int] $route.Priority }
}

function New-VoiceRoute([string] $Name, [string] $Gateway, [int] $Priority) {
    if (-not (Test-Usage -Name $Name)) {
        # Add, never Replace: the list holds the usages of the whole tenant.
        $null = Set-CsOnlinePstnUsage -Identity Global -Usage @{ Add = $Name }
    }
    if ($null -eq (Get-Route -Name $Name)) {
        $null = New-CsOnlineVoiceRoute -Identity $Name -NumberPattern $NumberPattern -Priority $Priority `
            -OnlinePstnUsages @($Name) -OnlinePstnGatewayList @($Gateway)
    }
    if ($null -eq (Get-Policy -Name $Name)) {
        $null = New-CsOnlineVoiceRoutingPolicy -Identity $Name -OnlinePstnUsages @($Name)
    }
}

function Remove-VoiceRoute([string] $Name) {
    if ($null -ne (Get-Policy -Name $Name)) {
        $null = Remove-CsOnlineVoiceRoutingPolicy -Identity $Name -Confirm:$false
    }
    if ($null -ne (Get-Route -Name $Name)) {
        $null = Remove-CsOnlineVoiceRoute -Identity $Name -Confirm:$false
    }
    if (Test-Usage -Name $Name) {
        $null = Set-CsOnlinePstnUsage -Identity Global -Usage @{ Remove = $Name }
    }
}

function Connect-Tenant([psobject] $Job) {
    $session = Connect-MicrosoftTeams -AccessTokens @($Job.graphToken, $Job.teamsToken) -ErrorAction Stop
    $found = $session.PSObject.Properties['TenantId']
    if ($null -ne $found -and "$($found.Value)" -ne $Job.tenant) {
        throw "WrongTenant: the tokens belong to tenant $($found.Value)"
    }
}

function Invoke-Job([psobject] $Job) {
    switch ($Job.operation) {
        'read' { break }
        'ensure' { New-VoiceRoute -Name $Job.name -Gateway $Job.gateway -Priority $Job.priority; break }
        'remove' { Remove-VoiceRoute -Name $Job.name; break }
        default { throw "BadJob: unknown operation" }
    }
    return Read-VoiceRoute -Name $Job.name
}

function Get-ErrorWord([string] $Message) {
    switch -Regex ($Message) {
        'Cannot find specified Gateway' { return 'GatewayNotFound' }
        '^(WrongTenant|BadJob):' { return $Matches[1] }
        'MicrosoftTeams.*(not loaded|not found)|is not recognized' { return 'ModuleMissing' }
        'Access ?Denied|Forbidden|Unauthorized|not authorized|\b40[13]\b' { return 'AccessDenied' }
        'Too ?Many ?Requests|\b429\b|session availability' { return 'Throttled' }
    }
    return 'PowerShellError'
}

$job = $null
try {
    # The host may already have taken standard input for $input.
    $text = @($input) -join "`n"
    if ([string]::IsNullOrWhiteSpace($text)) {
        $text = [Console]::In.ReadToEnd()
    }
    $job = ConvertFrom-Json -InputObject $text
    $text = $null
    Import-Module -Name MicrosoftTeams -ErrorAction Stop
    Connect-Tenant -Job $job
    $route = Invoke-Job -Job $job
    Write-Answer @{ ok = $true; route = $route }
    $exit = 0
}
catch {
    $message = $_.Exception.Message
    if ($null -ne $_.ErrorDetails) {
        $message = "$message $($_.ErrorDetails.Message)"
    }
    Write-Answer @{ ok = $false; error = Get-ErrorWord -Message $message; message = $message }
    $exit = 1
}
finally {
    if (Get-Command -Name Disconnect-MicrosoftTeams -ErrorAction Ignore) {
        $null = Disconnect-MicrosoftTeams -Confirm:$false -ErrorAction SilentlyContinue
    }
}
exit $exit
