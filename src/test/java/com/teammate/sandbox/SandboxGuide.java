package com.teammate.sandbox;

/** The few lines that a newcomer reads once the sandbox has started. */
final class SandboxGuide {

	private final SandboxWorld world;

	SandboxGuide(SandboxWorld world) {
		this.world = world;
	}

	String text() {
		String application = this.world.publicUrl().toString();
		String mailbox = "http://localhost:" + this.world.mailbox().webPort();
		return """

				The sandbox is ready.

				  portal         %1$s/                  reseller@northwind.example, reseller@adventure-works.example / sandbox
				  all doors      %1$s/start
				  API            %1$s/swagger-ui.html   API keys tmk_sandbox_northwind, tmk_sandbox_adventure
				  Cockpit        %1$s/camunda           operator / sandbox
				  mailbox        %2$s                   SMTP %3$d, IMAP %4$d
				  Microsoft      %5$s                   tenants, accounts, clock and log of simulated Microsoft
				  PBX side       %8$s                   sample call data, and what it hears from us
				  PostgreSQL     localhost:%6$d                          postgres / postgres
				  name server    localhost:%7$d

				A first walk:
				  1. curl -i %1$s/api/v1/enterprises -H 'Authorization: Bearer tmk_sandbox_northwind' \\
				       -H 'Content-Type: application/json' -d '{"name":"Contoso","adminEmail":"admin@contoso.example",
				       "sbcRegions":["us-east-1"],"services":["PBX"],"pbxTypes":["ringlogix"],"country":"US"}'
				  2. Open %2$s, read the invitation, press Complete and type its code.
				  3. Sign in as admin@contoso.example, tick "Consent on behalf of your organization", Accept;
				     sign in again, Accept.
				  4. Watch the token in %1$s/camunda/app/cockpit/ until the enterprise is active.
				Once more? Any other domain under .example is another company.
				"""
			.formatted(application, mailbox, this.world.mailbox().smtpPort(), this.world.mailbox().imapPort(),
					this.world.microsoft().address(), this.world.database().port(), this.world.nameServer().port(),
					this.world.pbx().address());
	}

}
