package com.teammate.sandbox.microsoft;

import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Says what is simulated here, and lets time pass. */
final class StartPage {

	private final Tenants tenants;

	private final Clock clock;

	private final Surroundings surroundings;

	StartPage(Tenants tenants, Clock clock, Surroundings surroundings) {
		this.tenants = tenants;
		this.clock = clock;
		this.surroundings = surroundings;
	}

	Response show(Request request) {
		return Response.html(200,
				Pages.page("Simulated Microsoft",
						"""
								<p class="wide">Entra, Graph and the Teams back end of a few companies that do not exist. Any password is right. Nothing leaves this machine.</p>
								<h2 id="tenants">Tenants</h2>
								<table aria-labelledby="tenants">
								<thead><tr><th scope="col">Domain</th><th scope="col">Behaviour</th><th scope="col">Look inside</th></tr></thead>
								<tbody>
								%s</tbody>
								</table>
								<p>Two more are no tenants at all: an administrator at <code>outlook.com</code> has a private address, and one at <code>nowhere.invalid</code> a domain that Microsoft does not know. What goes wrong only later is on each tenant's page: a hanging Teams PowerShell, deleted routes, licences taken away.</p>
								<p>Any other domain of two parts under .example is a well-behaved tenant from the moment it is named. In each, <code>admin@</code> is Global Administrator, <code>teams@</code> is Teams Administrator and <code>user@</code> is an ordinary user.</p>
								<form class="inline" action="/control/tenants">
								<label for="domain">Another domain</label> <input id="domain" name="domain" placeholder="adatum.example" required>
								<button type="submit">Look inside</button>
								</form>
								<h2>Time</h2>
								<p>Microsoft's clock shows <strong>%s</strong>. Replication, activation and tokens go by it.</p>
								%s%s%s%s
								<form class="inline" method="post" action="/control/clock">
								<label for="forward">Let pass (ISO 8601)</label> <input id="forward" name="forward" value="PT30H" required>
								<button type="submit">Let it pass</button>
								</form>
								%s<h2>What has been said</h2>
								<ul>
								<li><a href="/log.html">Every exchange, to read</a></li>
								<li><a href="/log">Every exchange, as JSON lines</a> with secrets and tokens masked</li>
								<li><a href="/tenants">All tenants</a>, and each under <code>/tenants/{domain}</code>, as JSON</li>
								</ul>
								<h2>Start again</h2>
								<form class="inline" method="post" action="/control/reset"><button type="submit">Forget everything in all tenants</button></form>
								<h2>By script</h2>
								<p>The same switches take <code>POST</code> with these parameters in query or form; durations as in <code>PT30H</code>:</p>
								<ul>
								%s</ul>
								"""
							.formatted(rows(), this.clock.instant(), forward("PT1H", "1 hour"),
									forward("PT6H", "6 hours"), forward("P1D", "1 day"), forward("P7D", "1 week"),
									this.surroundings.html(), documentation())));
	}

	private String rows() {
		return this.tenants.all()
			.stream()
			.sorted(Comparator.comparing((Tenant tenant) -> !Tenants.PARTICULAR.contains(tenant.domain()))
				.thenComparing(Tenant::domain))
			.limit(100)
			.map((tenant) -> "<tr><td>" + tenant.domain() + "</td><td>" + tenant.behaviour().description()
					+ "</td><td><a href=\"/control/tenants/" + tenant.domain() + "\">Switches of " + tenant.domain()
					+ "</a></td></tr>\n")
			.collect(Collectors.joining());
	}

	private static String forward(String duration, String words) {
		return "<form class=\"inline\" method=\"post\" action=\"/control/clock\">" + Pages.hidden("forward", duration)
				+ "<button type=\"submit\">Let " + words + " pass</button></form>\n";
	}

	private static String documentation() {
		return """
				/control/clock?forward=
				/control/reset
				/control/log/clear
				/control/around/name-server-down|mail-down|database-away|...
				/control/tenants/{domain}/reset
				/control/tenants/{domain}/licences?free=
				/control/tenants/{domain}/activation?after=
				/control/tenants/{domain}/gateways?on=
				/control/tenants/{domain}/replication?directory=&issuer=&grants=&roles=&authority=
				/control/tenants/{domain}/sub-domain?taken=no|at-adding|at-verifying
				/control/tenants/{domain}/loss?of=routes|usages-and-policies|licences|sub-domains|dns-records
				/control/tenants/{domain}/foreign-route?name=
				/control/tenants/{domain}/flaky?on=
				/control/tenants/{domain}/teams?on=
				/control/tenants/{domain}/phone?on=
				/control/tenants/{domain}/own?name=
				/control/tenants/{domain}/disown?name=
				/control/tenants/{domain}/conditional-access?on=
				/control/tenants/{domain}/failures?place=authorize|token|graph|teams&shape=error|empty|braces|html|none&status=&code=&words=&retryAfter=&hang=&times=
				/control/tenants/{domain}/failures/clear
				/control/tenants/{domain}/consent
				/control/tenants/{domain}/consent/revoke?kind=all|delegated|application
				/control/tenants/{domain}/application?on=
				/control/tenants/{domain}/directory-role?principal=application|{account}&role={template id}
				/control/tenants/{domain}/directory-role/remove?principal=application|{account}
				"""
			.lines()
			.map((line) -> "<li><code>" + Pages.escape(line) + "</code></li>\n")
			.collect(Collectors.joining());
	}

}
