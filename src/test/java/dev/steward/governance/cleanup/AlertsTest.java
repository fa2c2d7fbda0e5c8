package dev.steward.governance.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.steward.governance.cleanup.Finding.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AlertsTest {
    private static final List<Finding> FINDINGS = List.of(
            new Finding(Severity.CRITICAL, "failures", "tokens", "The last 3 runs failed: \"no\"."),
            new Finding(Severity.WARNING, "overdue", "tokens", "Żółw 🐢"));

    @TempDir
    private Path folder;

    private final AtomicReference<String> heard = new AtomicReference<>("");
    private final AtomicInteger answer = new AtomicInteger(200);
    private HttpServer web;

    @BeforeEach
    void listen() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            heard.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    private URI address() {
        return Alerts.address("http://localhost:" + web.getAddress().getPort() + "/services/T0/secret ");
    }

    private List<String> send(Optional<URI> webhook, Optional<Path> file) {
        return new Alerts(webhook, file).send("app on localhost", FINDINGS, Instant.parse("2026-02-10T12:00:00Z"));
    }

    @Test
    void aWebhookGetsOneMessageAsSlackReadsIt() {
        assertThat(send(Optional.of(address()), Optional.empty())).isEmpty();
        assertThat(JsonMapper.shared().readTree(heard.get()).get("text").asString())
                .isEqualTo(
                        "Steward, cleanup of app on localhost\n• critical: The last 3 runs failed: \"no\".\n• warning: Żółw 🐢");
    }

    @Test
    void whatDoesNotArriveIsSaidWithoutTheAddress() {
        answer.set(404);
        assertThat(send(Optional.of(address()), Optional.empty())).containsExactly("The webhook answered with 404.");
        URI gone = address();
        web.stop(0);
        assertThat(send(Optional.of(gone), Optional.empty()))
                .singleElement()
                .satisfies(words ->
                        assertThat(words).contains("could not be reached").doesNotContain("secret", "localhost"));
        assertThatThrownBy(() -> Alerts.address("not an address/secret"))
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("secret"));
        assertThatThrownBy(() -> Alerts.address("file:///etc/secret"))
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("secret"));
    }

    @Test
    void aFileGetsALineForEach() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        send(Optional.empty(), Optional.of(file));
        send(Optional.empty(), Optional.of(file));
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).get("about").asString())
                        .isEqualTo("tokens"));
        assertThat(new Alerts(Optional.of(address()), Optional.empty()).send("x", List.of(), Instant.EPOCH))
                .isEmpty();
        assertThat(heard.get()).isEmpty();
    }
}
