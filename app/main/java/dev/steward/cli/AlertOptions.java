package dev.steward.cli;

import dev.steward.governance.cleanup.Alerts;
import dev.steward.governance.cleanup.CleanupStatus;
import dev.steward.governance.cleanup.Finding;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.workspace.Keychain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whom to tell of findings. The address of a webhook is a secret: it is no argument, which others could see. */
final class AlertOptions {
    @Option(
            names = "--alert-env",
            paramLabel = "VARIABLE",
            description = "The environment variable with the address of a webhook that takes Slack's messages.")
    private Optional<String> variable;

    @Option(
            names = "--alert-keychain",
            paramLabel = "NAME",
            description = "The entry of this system's keychain with such an address.")
    private Optional<String> entry;

    @Option(
            names = "--alert-file",
            paramLabel = "FILE",
            description = "A file to which each finding is added as a line of JSON.")
    private Optional<Path> file;

    /** @throws BadInput when there is no address where one should be */
    Alerts alerts(Session session) {
        Optional<URI> webhook = variable.map(name -> session.variables()
                        .apply(name)
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() -> new BadInput(
                                "alert.variable",
                                "The environment variable " + name + " is empty or not set.",
                                "Set it to the address of the webhook.")))
                .or(() -> entry.map(name -> new Keychain()
                        .password(name)
                        .orElseThrow(() -> new BadInput(
                                "alert.keychain",
                                "The keychain has no entry " + name + ".",
                                "Put the address of the webhook there."))))
                .map(Alerts::address);
        return new Alerts(webhook, file);
    }

    /** Tells, and says on the error stream what did not arrive. */
    static void send(Session session, Alerts alerts, CleanupStatus status) {
        send(session, alerts, status.place(), status.findings());
    }

    /** Does it; when it cannot even begin, that is told too. */
    static <T> T watched(Session session, Alerts alerts, String place, Supplier<T> body) {
        try {
            return body.get();
        } catch (Failure failed) {
            send(
                    session,
                    alerts,
                    place,
                    List.of(new Finding(Finding.Severity.CRITICAL, "not-begun", place, failed.getMessage())));
            throw failed;
        }
    }

    private static void send(Session session, Alerts alerts, String place, List<Finding> findings) {
        alerts.send(place, findings, Instant.now())
                .forEach(problem -> session.console().err().println("Alert: " + problem));
    }
}
