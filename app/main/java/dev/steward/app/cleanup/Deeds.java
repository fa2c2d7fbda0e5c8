package dev.steward.app.cleanup;

import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Dialogs.FileType;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.files.SafeFiles;
import dev.steward.governance.cleanup.Cleanup;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Signer;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does what people want done with standing approvals, in their name and away from the screen. */
final class Deeds {
    /**
     * What came of taking one back.
     *
     * @param gone the job that went with it
     * @param stayed why its job may still be there
     * @param earlier whether an earlier one for the same counts again
     */
    private record Taken(Optional<Job> gone, Optional<Failure> stayed, boolean earlier) {}

    private final Acting acting;
    private final Place place;
    private final Texts texts;
    private final Consumer<Optional<Standing>> changed;

    /** @param changed hears that something is other now, and which approval is to be shown */
    Deeds(Acting acting, Place place, Texts texts, Consumer<Optional<Standing>> changed) {
        this.acting = acting;
        this.place = place;
        this.texts = texts;
        this.changed = changed;
    }

    void go(Deed deed, Standing one) {
        switch (deed) {
            case APPROVE -> approve(one);
            case RUN -> carryOut(one);
            case INSTALL -> install(one);
            case UNINSTALL -> uninstall(one);
            case SAVE -> save(one);
            case REVOKE -> revoke(one);
        }
    }

    private Cleanup cleanup() {
        return acting.governance().cleanup();
    }

    private void approve(Standing one) {
        acting.changing(
                one.asked().target().table(),
                texts.get("approve.title", one.asked().policy()),
                texts.get("approve.words", one.asked().envelope().until()),
                (signer, _) -> cleanup().standing().approve(one, signer),
                granted -> say(
                        granted,
                        texts.get(
                                "approve.done",
                                one.asked().policy(),
                                acting.person().orElse(""))));
    }

    private void carryOut(Standing one) {
        String policy = one.asked().policy();
        acting.changing(
                one.asked().target().table(),
                texts.get("run.title", policy),
                texts.get("run.words"),
                (signer, work) -> cleanup().run(Optional.of(policy), place, signer, work),
                lines -> {
                    ran(one, lines);
                    acting.desk().navigator().renew();
                });
    }

    private void ran(Standing one, List<CleanupLine> lines) {
        String words = lines.stream()
                .map(line ->
                        texts.get("run." + line.outcome().name().toLowerCase(Locale.ROOT), line.policy(), line.words()))
                .collect(Collectors.joining(" "));
        boolean done = lines.stream().allMatch(line -> line.outcome() == CleanupLine.Outcome.DONE);
        say(one, done ? Notice.success(words) : Notice.warning(words, texts.get("run.look")));
    }

    private void install(Standing one) {
        acting.changing(
                one.asked().target().table(),
                texts.get("install.title", one.asked().policy()),
                texts.get("install.words"),
                (signer, work) -> {
                    Job made = cleanup().jobs().install(one, place, signer, work);
                    cleanup().bringUpToDate(place, work);
                    return made;
                },
                job -> say(one, texts.get(job.timed() ? "install.timed" : "install.untimed", job.policy())));
    }

    private void uninstall(Standing one) {
        String policy = one.asked().policy();
        acting.changing(
                one.asked().target().table(),
                texts.get("uninstall.title", policy),
                texts.get("uninstall.words"),
                (signer, work) -> cleanup().jobs().uninstall(policy, place, signer, work),
                _ -> say(one, texts.get("uninstall.done", policy)));
    }

    private void revoke(Standing one) {
        String policy = one.asked().policy();
        acting.signed(
                texts.get("revoke.title", policy),
                texts.get(one.granted().isPresent() ? "revoke.words" : "revoke.words.waiting"),
                (signer, work) -> revoke(one, signer, work),
                taken -> say(one, words(taken, policy)));
    }

    private Notice words(Taken taken, String policy) {
        if (taken.stayed().isPresent()) {
            Failure why = taken.stayed().get();
            return Notice.warning(texts.get("revoke.stayed", policy, why.getMessage()), why.remedy());
        }
        String done = texts.get(taken.gone().isPresent() ? "revoke.done.job" : "revoke.done", policy);
        return taken.earlier() ? Notice.warning(done, texts.get("revoke.earlier")) : Notice.success(done);
    }

    /** Taken back is taken back, also when its job cannot be reached now. */
    private Taken revoke(Standing one, Signer signer, Work work) {
        cleanup().standing().revoke(one, signer);
        boolean earlier = one.granted().isPresent()
                && cleanup().standing().of(place).stream()
                        .anyMatch(other ->
                                other.asked().policy().equals(one.asked().policy()));
        if (one.granted().isEmpty() || place instanceof Place.Lake) {
            return new Taken(Optional.empty(), Optional.empty(), earlier);
        }
        try {
            return new Taken(cleanup().dismantle(one, place, signer, work), Optional.empty(), earlier);
        } catch (Failure why) {
            return new Taken(Optional.empty(), Optional.of(why), earlier);
        }
    }

    private void save(Standing one) {
        acting.desk()
                .dialogs()
                .saveFile(texts.get("save.title"), "standing-" + one.asked().policy() + ".json", types())
                .ifPresent(file -> acting.run(
                        texts.get("save.title"),
                        _ -> {
                            SafeFiles.write(file.toAbsolutePath(), one.json());
                            return file;
                        },
                        written -> acting.desk()
                                .navigator()
                                .show(Notice.success(texts.get(
                                        one.granted().isPresent() ? "save.done" : "save.done.waiting",
                                        written.getFileName())))));
    }

    /** Brings one that came as a file: with one signature it waits, with two it is taken in by somebody who signs that. */
    void bring() {
        acting.desk()
                .dialogs()
                .openFile(texts.get("bring.title"), types())
                .ifPresent(file -> acting.run(texts.get("bring.title"), _ -> ofThisPlace(file), this::bring));
    }

    private void bring(Standing one) {
        if (one.granted().isEmpty()) {
            acting.run(
                    texts.get("bring.title"),
                    _ -> {
                        cleanup().standing().bring(one);
                        return one;
                    },
                    _ -> say(one, texts.get("bring.waits", one.asked().policy())));
        } else {
            acting.signed(
                    texts.get("bring.title"),
                    texts.get("bring.words"),
                    (signer, _) -> {
                        cleanup().standing().take(one, signer);
                        return one;
                    },
                    _ -> say(one, texts.get("bring.in-force", one.asked().policy())));
        }
    }

    private Standing ofThisPlace(Path file) {
        Standing one = Standing.read(file);
        Standing.Target target = one.asked().target();
        if (!place.leadsTo(target.path(), target.table().isPresent())) {
            throw new BadInput(
                    "standing.elsewhere",
                    file.getFileName() + " is about " + target.title() + ", and " + place.title() + " is open.",
                    "Open what it is about, and bring it there.");
        }
        return one;
    }

    private void say(Standing one, String words) {
        say(one, Notice.success(words));
    }

    private void say(Standing one, Notice notice) {
        acting.desk().navigator().show(notice);
        changed.accept(Optional.of(one));
    }

    private List<FileType> types() {
        return List.of(FileType.of(texts.get("file.type"), "*.json"));
    }
}
