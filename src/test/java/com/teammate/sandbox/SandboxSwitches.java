package com.teammate.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import com.teammate.sandbox.dns.NameServer;
import com.teammate.sandbox.mail.Mailbox;
import com.teammate.sandbox.microsoft.SurroundingSwitch;
import org.xbill.DNS.Rcode;

/** What a person may do to the world around the product, by buttons. */
final class SandboxSwitches {

	private SandboxSwitches() {
	}

	static List<SurroundingSwitch> of(SandboxWorld world) {
		NameServer names = world.nameServer();
		Mailbox mailbox = world.mailbox();
		return List.of(turn("name-server-down", "Name server: goes down", names::goDown),
				turn("name-server-refuses", "Name server: refuses updates (REFUSED)",
						() -> names.refuseAllUpdates(Rcode.REFUSED)),
				turn("name-server-alias", "Name server: says that the name is an alias (YXRRSET)",
						() -> names.refuseAllUpdates(Rcode.YXRRSET)),
				turn("name-server-fails", "Name server: cannot read updates (FORMERR)",
						() -> names.refuseAllUpdates(Rcode.FORMERR)),
				turn("name-server-well", "Name server: is well again", () -> {
					names.refuseAllUpdates(null);
					names.comeBack();
				}), turn("calls-away", "PBX side: gives no call data (503)", () -> world.pbx().answerCalls(503)),
				turn("calls-well", "PBX side: gives call data again", () -> world.pbx().answerCalls(200)),
				turn("mail-down", "Mail: goes down", mailbox::goDown),
				turn("mail-login", "Mail: refuses the login (530)",
						() -> mailbox.refuseAll("530 5.7.0 Authentication required")),
				turn("mail-delayed", "Mail: is not now (450)", () -> mailbox.refuseAll("450 4.2.0 Greylisted")),
				turn("mail-unknown", "Mail: knows no such person (550)",
						() -> mailbox.refuseAll("550 5.1.1 No such user")),
				turn("mail-refused", "Mail: does not take the letter (554)",
						() -> mailbox.refuseAll("554 5.6.0 Not taken")),
				turn("mail-well", "Mail: is well again", () -> {
					mailbox.refuseAll("");
					mailbox.comeBack();
				}),
				turn("database-away", "Database: is away for 30 seconds",
						() -> world.database().awayFor(Duration.ofSeconds(30))),
				turn("secret-ends-soon", "Our secret at Microsoft: ends in ten days",
						() -> world.ownSecret().endsIn(Duration.ofDays(10))),
				turn("secret-ended", "Our secret at Microsoft: ended yesterday",
						() -> world.ownSecret().endsIn(Duration.ofDays(-1))),
				turn("secret-unknown", "Our secret at Microsoft: its end is not known",
						() -> world.ownSecret().endIsUnknown()));
	}

	private static SurroundingSwitch turn(String path, String label, Deed deed) {
		return new SurroundingSwitch(path, label, () -> {
			try {
				deed.go();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	/** May fail at a socket. */
	private interface Deed {

		void go() throws IOException;

	}

}
