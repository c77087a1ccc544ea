<#
.SYNOPSIS
    Reads, creates, orders or removes voice routes with their PSTN usage and voice routing policy in one tenant.
.DESCRIPTION
    Reads one JSON object from standard input:
        tenant      id of the tenant to work in
        graphToken  app-only access token for Microsoft Graph
        teamsToken  app-only access token for the Skype and Teams Tenant Admin API
        operation   one of
            inventory               only reads
            ensure                  creates what is missing of usage, route and policy
            rewrite                 writes the gateway of the route again; Teams refuses one that it does not know
            order                   gives the routes priorities that rise in the given order
            removeRoute             removes the one route
            removePolicy            removes the one policy
            removeUsage             takes the one usage off the list, unless a route still has it
        name        name of the route (ensure, rewrite, removeRoute)
        usage       name of the PSTN usage (ensure, removeUsage)
        policy      name of the voice routing policy (ensure, removePolicy)
        gateway     FQDN of the derived trunk (ensure, rewrite)
        priority    priority of the route (ensure)
        routes      names of routes, first to be tried first (order)
    Writes one line of JSON to standard output and ends with 0 or 1. Whatever the operation, the answer is what the
    tenant has afterwards:
        {"ok":true,"routing":{"usages":["..."],
            "routes":[{"name":"...","gateways":["..."],"usages":["..."],"priority":1}],
            "policies":[{"name":"...","usages":["..."]}]}}
        {"ok":false,"error":"GatewayNotFound","message":"..."}
    Creates only what is missing and changes nothing that exists but the priorities of the given routes. The Global
    policy is never touched. Needs PowerShell 7.2 or newer and the module MicrosoftTeams. See docs/voice-routing.md.
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

function Select-Text([object] $List) {
    return @($List) | Where-Object { -not [string]::IsNullOrEmpty($_) } | ForEach-Object { "$_" }
}

function Read-Routing {
    $routes = @(Get-CsOnlineVoiceRoute | ForEach-Object {
            @{
                name     = "$($_.Identity)"
                gateways = @(Select-Text -List $_.OnlinePstnGatewayList)
                usages   = @(Select-Text -List $_.OnlinePstnUsages)
                priority = [int] $_.Priority
            }
        })
    $policies = @(Get-CsOnlineVoiceRoutingPolicy | ForEach-Object {
            @{
                name   = "$($_.Identity)" -replace '^Tag:', ''
                usages = @(Select-Text -List $_.OnlinePstnUsages)
            }
        })
    return @{
        usages   = @(Select-Text -List (Get-CsOnlinePstnUsage -Identity Global).Usage)
        routes   = $routes
        policies = $policies
    }
}

function New-VoiceRoute([psobject] $Job) {
    if (-not (Test-Usage -Name $Job.usage)) {
        # Add, never Replace: the list holds the usages of the whole tenant.
        $null = Set-CsOnlinePstnUsage -Identity Global -Usage @{ Add = $Job.usage }
    }
    if ($null -eq (Get-Route -Name $Job.name)) {
        $null = New-CsOnlineVoiceRoute -Identity $Job.name -NumberPattern $NumberPattern -Priority $Job.priority `
            -OnlinePstnUsages @($Job.usage) -OnlinePstnGatewayList @($Job.gateway)
    }
    if ($null -eq (Get-Policy -Name $Job.policy)) {
        $null = New-CsOnlineVoiceRoutingPolicy -Identity $Job.policy -OnlinePstnUsages @($Job.usage)
    }
}

# Nothing is written while the order is right: Teams numbers priorities among all routes of the tenant.
function Set-Order([string[]] $Names) {
    $all = @(Get-CsOnlineVoiceRoute)
    $routes = @($Names | ForEach-Object { $name = $_; $all | Where-Object { $_.Identity -eq $name } })
    $priorities = @($routes | ForEach-Object { [int] $_.Priority })
    $rising = $true
    for ($i = 1; $i -lt $priorities.Count; $i++) {
        $rising = $rising -and $priorities[$i] -gt $priorities[$i - 1]
    }
    if ($rising) {
        return
    }
    $first = [int] ($priorities | Measure-Object -Minimum).Minimum
    for ($i = 0; $i -lt $routes.Count; $i++) {
        $null = Set-CsOnlineVoiceRoute -Identity $routes[$i].Identity -Priority ($first + $i)
    }
}

function Remove-Route([string] $Name) {
    if ($null -ne (Get-Route -Name $Name)) {
        $null = Remove-CsOnlineVoiceRoute -Identity $Name -Confirm:$false
    }
}

function Remove-Policy([string] $Name) {
    if ($null -ne (Get-Policy -Name $Name)) {
        $null = Remove-CsOnlineVoiceRoutingPolicy -Identity $Name -Confirm:$false
    }
}

function Remove-Usage([string] $Name) {
    if (@(Get-CsOnlineVoiceRoute | Where-Object { @($_.OnlinePstnUsages) -contains $Name }).Count -gt 0) {
        return
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
        'inventory' { break }
        'ensure' { New-VoiceRoute -Job $Job; break }
        'rewrite' {
            $null = Set-CsOnlineVoiceRoute -Identity $Job.name -OnlinePstnGatewayList @($Job.gateway)
            break
        }
        'order' { Set-Order -Names @($Job.routes); break }
        'removeRoute' { Remove-Route -Name $Job.name; break }
        'removePolicy' { Remove-Policy -Name $Job.policy; break }
        'removeUsage' { Remove-Usage -Name $Job.usage; break }
        default { throw "BadJob: unknown operation" }
    }
    return Read-Routing
}

function Get-ErrorWord([string] $Message) {
    switch -Regex ($Message) {
        'Cannot find specified Gateway' { return 'GatewayNotFound' }
        'currently assigned to one or more' { return 'PolicyInUse' }
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
    $routing = Invoke-Job -Job $job
    Write-Answer @{ ok = $true; routing = $routing }
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
