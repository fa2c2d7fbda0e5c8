package dev.steward.governance.cleanup;

import dev.steward.files.SafeFiles;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells people of findings: a webhook that takes Slack's messages, a file, or both. The address of a webhook lets whoever knows it
 * write there: it is held in memory only, and stands in no message.
 *
 * @param webhook empty: nothing leaves this machine
 * @param file a line of JSON for each finding, added at its end
 */
public record Alerts(Optional<URI> webhook, Optional<Path> file) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int GOOD_FROM = 200;
    private static final int GOOD_TO = 299;

    /** @throws BadInput when it is no address of the web; without saying it */
    public static URI address(String secret) {
        try {
            URI address = URI.create(secret.strip());
            if (address.getHost() != null && List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException broken) {
            // Its message would hold the address.
            throw wrong();
        }
        throw wrong();
    }

    private static BadInput wrong() {
        return new BadInput(
                "alert.address",
                "What should be the address of a webhook is none.",
                "Put https://… there, as the service shows it.");
    }

    /** Whether there is anywhere to tell. */
    public boolean any() {
        return webhook.isPresent() || file.isPresent();
    }

    /**
     * Tells; what does not arrive is no failure of the cleanup.
     *
     * @return what did not work, in words
     */
    public List<String> send(String place, List<Finding> findings, Instant at) {
        List<String> problems = new ArrayList<>();
        if (!findings.isEmpty()) {
            webhook.ifPresent(address -> post(address, place, findings).ifPresent(problems::add));
            file.ifPresent(path -> append(path, place, findings, at).ifPresent(problems::add));
        }
        return problems;
    }

    private static Optional<String> post(URI address, String place, List<Finding> findings) {
        String text = "Steward, cleanup of " + place + "\n"
                + findings.stream()
                        .map(one ->
                                "• " + one.severity().name().toLowerCase(java.util.Locale.ROOT) + ": " + one.words())
                        .collect(Collectors.joining("\n"));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("text", text))))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            int answer =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return answer >= GOOD_FROM && answer <= GOOD_TO
                    ? Optional.empty()
                    : Optional.of("The webhook answered with " + answer + ".");
        } catch (IOException failed) {
            return Optional.of(
                    "The webhook could not be reached: " + failed.getClass().getSimpleName() + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("The webhook was not waited for.");
        }
    }

    private static Optional<String> append(Path path, String place, List<Finding> findings, Instant at) {
        String lines = findings.stream()
                .map(one -> JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "at", at.toString(),
                                        "place", place,
                                        "severity", one.severity().name().toLowerCase(java.util.Locale.ROOT),
                                        "code", one.code(),
                                        "about", one.about(),
                                        "words", one.words()))
                        + "\n")
                .collect(Collectors.joining());
        try (FileChannel channel = SafeFiles.append(path.toAbsolutePath())) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of("Alerts could not be written to " + path + ": " + failed.getMessage() + ".");
        }
    }
}
