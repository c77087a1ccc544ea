package com.teammate.voicerouting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.teammate.enterprise.TenantId;
import com.teammate.voicerouting.RoutingInventory.Policy;
import com.teammate.voicerouting.RoutingInventory.Route;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class TeamsPowerShellTests {

	private static final TeamsAccess ACCESS = new TeamsAccess(new TenantId(UUID.randomUUID()), "graph-token-secret",
			"teams-token-secret");

	private static final VoiceRoute ROUTE = new VoiceRoute("TM-contoso-us", "TM-contoso", "TM-contoso",
			"contoso.us.sbc.example", 1);

	private static final String OK = """
			{"ok":true,"routing":{"usages":["u"],"routes":[{"name":"n","gateways":["g"],"usages":["u"],"priority":2}],\
			"policies":[{"name":"p","usages":["u"]}]}}""";

	@TempDir
	private Path folder;

	@Test
	void understandsAnInventory() {
		Answer answer = run("cat >/dev/null; echo '" + OK + "'");

		assertThat(answer.orThrow()).isEqualTo(new RoutingInventory(List.of("u"),
				List.of(new Route("n", List.of("g"), List.of("u"), 2)), List.of(new Policy("p", List.of("u")))));
	}

	@Test
	void findsTheAnswerAmongOtherWords() {
		Answer answer = run("cat >/dev/null; echo 'WARNING: a newer module exists'; echo '{\"ok\":'; echo '" + OK
				+ "'; echo; echo Disconnected.");

		assertThat(answer.orThrow()).isNotNull();
	}

	@Test
	void understandsARefusal() {
		Answer answer = run(
				"cat >/dev/null; echo '{\"ok\":false,\"error\":\"GatewayNotFound\",\"message\":\"Cannot find\"}'; exit 1");

		assertThat(answer.isGatewayUnknown()).isTrue();
		assertThatExceptionOfType(VoiceRoutingFailure.class).isThrownBy(answer::orThrow)
			.withMessage("GatewayNotFound: Cannot find");
	}

	@Test
	void handsTheJobOverAsOneLineOnStandardInput() throws IOException {
		Path seen = this.folder.resolve("seen");

		run("cat >" + seen + "; echo '" + OK + "'");

		assertThat(Files.readAllLines(seen)).singleElement()
			.asString()
			.isEqualTo("{\"tenant\":\"" + ACCESS.tenant() + "\",\"graphToken\":\"graph-token-secret\","
					+ "\"teamsToken\":\"teams-token-secret\",\"operation\":\"ensure\","
					+ "\"gateway\":\"contoso.us.sbc.example\",\"name\":\"TM-contoso-us\",\"policy\":\"TM-contoso\","
					+ "\"priority\":1,\"usage\":\"TM-contoso\"}");
	}

	@Test
	void showsNoTokenOnTheCommandLineOrInTheEnvironment() throws IOException {
		Path seen = this.folder.resolve("seen");

		run("cat >/dev/null; (tr '\\0' '\\n' </proc/$$/cmdline; env) >" + seen + "; echo '" + OK + "'");

		assertThat(seen).content().contains("PATH=").doesNotContain("token-secret").doesNotContain("JAVA_HOME=");
		assertThat(Files.readAllLines(seen)).filteredOn((line) -> line.matches("[A-Za-z_]+=.*"))
			.allMatch((line) -> Stream
				.of("PATH", "HOME", "LANG", "TMPDIR", "PSModulePath", "POWERSHELL_", "NO_COLOR", "PWD", "SHLVL", "_",
						"OLDPWD")
				.anyMatch(line::startsWith));
	}

	@Test
	void failsOnRubbish() {
		assertFails("cat >/dev/null; echo '<html>'; echo '{\"ok\":true}'").withMessageStartingWith("Rubbish: ");
		for (String torn : List.of(OK.replace("\"g\"", "1"), OK.replace(":2", ":\"2\""),
				OK.replace("[\"u\"]", "null"))) {
			assertFails("cat >/dev/null; echo '" + torn + "'").withMessageStartingWith("Rubbish: ");
		}
	}

	@Test
	void failsOnSilence() {
		assertFails("cat >/dev/null").withMessageStartingWith("Rubbish: ");
	}

	@Test
	void namesTheExitCodeAndTheLastWords() {
		assertFails("echo 'no such module' >&2; exit 3").withMessage("Exit3: no such module");
	}

	@Test
	void believesTheExitCodeMoreThanTheAnswer() {
		assertFails("cat >/dev/null; echo '" + OK + "'; exit 1").withMessageStartingWith("Exit1: ");
	}

	@Test
	void leavesTokensOutOfItsMessages() {
		assertFails("cat >&2; exit 1").withMessageStartingWith("Exit1: ").withMessageNotContaining("token-secret");
		assertThatExceptionOfType(VoiceRoutingFailure.class).isThrownBy(run(
				"cat >/dev/null; echo '{\"ok\":false,\"error\":\"E\",\"message\":\"bad teams-token-secret\"}'")::orThrow)
			.withMessage("E: bad ***");
		assertFails("echo eyJ0eXAiOiJKV1QiLCJub25jZSI6IjEyMzQ1Njc4OTAxMjM0NTY3ODkwIn0 >&2; exit 1")
			.withMessage("Exit1: ***");
	}

	@Test
	void swallowsAFloodOfWords() {
		Answer answer = run("cat >/dev/null; head -c 3000000 /dev/zero | tr '\\0' x >&2;"
				+ " head -c 3000000 /dev/zero | tr '\\0' y; echo; echo '" + OK + "'");

		assertThat(answer.orThrow()).isNotNull();
	}

	@Test
	void doesNotWaitForAProgramToReadItsInput() {
		TeamsAccess huge = new TeamsAccess(ACCESS.tenant(), "x".repeat(1_000_000), "y");

		Answer answer = powerShell("echo '" + OK + "'", 20).run(Job.ensure(huge, ROUTE));

		assertThat(answer.orThrow()).isNotNull();
	}

	@Test
	void killsALateProgramAndItsChildren() throws IOException {
		Path pids = this.folder.resolve("pids");
		TeamsPowerShell powerShell = powerShell("sleep 600 & echo $! $$ >" + pids + "; wait", 1);

		assertThatExceptionOfType(VoiceRoutingFailure.class).isThrownBy(() -> powerShell.run(Job.ensure(ACCESS, ROUTE)))
			.withMessageStartingWith("Timeout: ");

		assertThat(Files.readString(pids).strip().split(" ")).hasSize(2)
			.allSatisfy((pid) -> ProcessHandle.of(Long.parseLong(pid))
				.ifPresent((process) -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join()));
	}

	@Test
	void endsEvenWhenAChildKeepsTheOutputOpen() {
		Answer answer = run("cat >/dev/null; echo '" + OK + "'; sleep 20 & exit 0");

		assertThat(answer.orThrow()).isNotNull();
	}

	@Test
	void saysThatTheProgramDoesNotExist() {
		TeamsPowerShell powerShell = new TeamsPowerShell(settings(List.of("no-such-pwsh", "{script}"), 5));

		assertThatExceptionOfType(VoiceRoutingFailure.class).isThrownBy(() -> powerShell.run(Job.ensure(ACCESS, ROUTE)))
			.withMessage("NotStarted: no-such-pwsh");
	}

	@Test
	void laysOurScriptBesideTheProgramAndTakesItAway() throws IOException {
		Path seen = this.folder.resolve("seen");
		TeamsPowerShell powerShell = new TeamsPowerShell(
				settings(List.of("sh", "-c",
						"cat >/dev/null; echo $1 >" + seen + "; stat -c %a $1 >>" + seen
								+ "; grep -c CsOnlineVoiceRoute $1 >>" + seen + "; echo '" + OK + "'",
						"pwsh", "{script}"), 20));

		powerShell.run(Job.ensure(ACCESS, ROUTE));

		List<String> lines = Files.readAllLines(seen);
		assertThat(lines.get(0)).endsWith(".ps1");
		assertThat(Path.of(lines.get(0))).doesNotExist();
		assertThat(lines.get(1)).isEqualTo("600");
		assertThat(Integer.parseInt(lines.get(2))).isPositive();
	}

	private static Answer run(String shell) {
		return powerShell(shell, 20).run(Job.ensure(ACCESS, ROUTE));
	}

	private static ThrowableAssertAlternative<VoiceRoutingFailure> assertFails(String shell) {
		return assertThatExceptionOfType(VoiceRoutingFailure.class).isThrownBy(() -> run(shell));
	}

	private static TeamsPowerShell powerShell(String shell, int seconds) {
		return new TeamsPowerShell(settings(List.of("sh", "-c", shell), seconds));
	}

	private static VoiceRoutingSettings settings(List<String> command, int seconds) {
		return new VoiceRoutingSettings(command, Duration.ofSeconds(seconds), Duration.ofSeconds(1), List.of());
	}

}
