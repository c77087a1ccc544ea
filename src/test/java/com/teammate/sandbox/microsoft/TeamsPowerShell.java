package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Stands in for Teams PowerShell: hands the job from standard input to simulated
 * Microsoft, which keeps the routes of its tenants, and prints the answer.
 */
public final class TeamsPowerShell {

	private static final int CONNECT_MILLIS = 10_000;

	private static final int READ_MILLIS = 90_000;

	private TeamsPowerShell() {
	}

	/**
	 * The command that runs it for that simulated Microsoft. It is compiled already and
	 * uses little of the JDK, because many start in a day of tests.
	 */
	public static List<String> command(URI microsoft) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String classes = Path
			.of(URI.create(TeamsPowerShell.class.getProtectionDomain().getCodeSource().getLocation().toString()))
			.toString();
		return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp", classes,
				TeamsPowerShell.class.getName(), microsoft.toString());
	}

	public static void main(String[] args) throws IOException {
		HttpURLConnection job = (HttpURLConnection) URI.create(args[0])
			.resolve("/teams-powershell")
			.toURL()
			.openConnection();
		job.setConnectTimeout(CONNECT_MILLIS);
		job.setReadTimeout(READ_MILLIS);
		job.setDoOutput(true);
		job.setRequestProperty("Content-Type", "application/json");
		job.getOutputStream().write(System.in.readAllBytes());
		String line = answer(job).replaceAll("\\R", " ");
		System.out.println(line);
		System.exit(line.matches(".*\"ok\"\\s*:\\s*true.*") ? 0 : 1);
	}

	private static String answer(HttpURLConnection job) throws IOException {
		boolean refused = job.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
		try (InputStream body = refused ? job.getErrorStream() : job.getInputStream()) {
			return (body != null) ? new String(body.readAllBytes(), StandardCharsets.UTF_8) : "";
		}
	}

}
