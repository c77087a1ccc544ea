import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Stands in for Teams PowerShell: hands the job from standard input to simulated Microsoft,
 * which keeps the routes of its tenants, and prints the answer. Run as
 * {@code java TeamsPowerShell.java <base URL of simulated Microsoft>}.
 */
class TeamsPowerShell {

	public static void main(String[] args) throws IOException, InterruptedException {
		HttpRequest job = HttpRequest.newBuilder(URI.create(args[0]).resolve("/teams-powershell"))
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(90))
			.POST(HttpRequest.BodyPublishers.ofByteArray(System.in.readAllBytes()))
			.build();
		HttpResponse<String> answer = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(10))
			.build()
			.send(job, HttpResponse.BodyHandlers.ofString());
		String line = answer.body().replaceAll("\\R", " ");
		System.out.println(line);
		System.exit(line.matches(".*\"ok\"\\s*:\\s*true.*") ? 0 : 1);
	}

}
