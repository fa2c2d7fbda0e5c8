package dev.steward;

import dev.steward.audit.Head;
import dev.steward.audit.Recorded;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Answer;
import dev.steward.governance.gate.Alone;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.Change;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Consent;
import dev.steward.governance.gate.Execution.Verification;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.standing.Standing;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.report.TableExport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The whole story of a change as a document: what was asked for, who approved it, what went and what stayed, and what the log says of it. */
final class ChangeRecord {
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final Change change;
    private final Plan plan;

    private ChangeRecord(Change change) {
        this.change = change;
        this.plan = change.plan().plan();
    }

    /**
     * Writes it as a PDF.
     *
     * @param story the log's entries of this change, oldest first
     * @param head where the log ends
     */
    static void write(
            Change change,
            Optional<Alone> alone,
            Verification verification,
            List<Recorded> story,
            Head head,
            Path target) {
        ChangeRecord record = new ChangeRecord(change);
        record.plan();
        change.consent().ifPresent(consent -> {
            switch (consent) {
                case Consent.Once(Approval approval) -> record.approval(approval);
                case Consent.Regular(Standing standing) -> record.standing(standing);
                case Consent.Alone(Announcement announcement) -> record.announced(announcement);
            }
        });
        alone.ifPresent(record::answers);
        change.state().ifPresent(record::execution);
        record.row("Verify", null, "", (verification.holds() ? "Holds: " : "Does not hold: ") + verification.words());
        verification.findings().forEach(finding -> record.row("Verify", null, "", finding));
        story.forEach(record::entry);
        Table table = new Table(
                "Record of the change " + change.plan().shortDigest()
                        + (change.singlePerson() ? ", " + Announcement.LABEL : ""),
                List.of(
                        new Column("station", "Station", Type.TEXT),
                        new Column("time", "Time (UTC)", Type.INSTANT),
                        new Column("person", "Person", Type.TEXT),
                        new Column("what", "What", Type.TEXT)),
                record.rows);
        TableExport.pdf(
                table,
                List.of(
                        "The audit log then had " + head.count() + " entries and ended in " + head.hash() + ".",
                        "steward audit verify checks it; docs/audit-format.md says how to do so without Steward."),
                target);
    }

    private void plan() {
        row("Plan", plan.asOf(), plan.requester(), sentence());
        row(
                "Plan",
                null,
                "",
                plan.ofArchives()
                        ? "Archives in " + plan.target().title() + ", of the roster "
                                + plan.target().id()
                        : (plan.ofTable() ? "Table " : "Lake ") + plan.target().title() + ", id "
                                + plan.target().id()
                                + (plan.ofTable() ? ", form " : ", generation ")
                                + plan.target().generation());
        row("Plan", null, "", "By " + plan.policy() + ", version " + plan.policyDigest());
        plan.reason().ifPresent(reason -> row("Plan", null, "", "Because: " + reason));
        row("Plan", null, "", "Selection " + plan.selection());
        row("Plan", null, "", "Digest " + change.plan().digest());
        row("Plan", null, plan.requester(), "Asked for" + as(change.plan().os()));
        plan.limits()
                .forEach(limit -> row(
                        "Plan",
                        null,
                        "",
                        "Out of the ordinary, and confirmed by the number of rows: " + limit.words()));
        plan.effects().forEach(effect -> row("Plan", null, "", effect.words()));
        plan.notes().forEach(note -> row("Plan", null, "", note));
    }

    private static String as(Optional<OsUser> user) {
        return user.map(one -> ", signed as the OS user " + one.words()).orElse("");
    }

    private String sentence() {
        if (plan.ofArchives()) {
            return String.format(
                    Locale.ROOT,
                    "The end of %,d archives with %,d rows.",
                    plan.items().size(),
                    plan.rows());
        }
        if (plan.ofImport()) {
            return String.format(
                    Locale.ROOT,
                    "The import %s is taken back: %,d of the lake's %,d rows, in %,d files. %s",
                    plan.policy(),
                    plan.rows(),
                    plan.target().rows(),
                    plan.items().size(),
                    archived());
        }
        return String.format(
                Locale.ROOT,
                "What happened before %s: %,d of %,d rows, in %,d %s. %s",
                plan.cutOff(),
                plan.rows(),
                plan.target().rows(),
                plan.items().size(),
                parts(),
                archived());
    }

    private String archived() {
        return plan.archive().map(keep -> "Archived for " + keep + ".").orElse("Not archived.");
    }

    private String parts() {
        return plan.ofArchives() ? "archives" : plan.ofTable() ? "parts of the table" : "files";
    }

    private void approval(Approval approval) {
        row(
                "Approve",
                approval.signed(),
                approval.person(),
                "As " + approval.roles() + as(approval.os()) + ", good until " + approval.expires() + ", nonce "
                        + approval.nonce());
    }

    private void standing(Standing standing) {
        Standing.Asked asked = standing.asked();
        standing.granted()
                .ifPresent(by -> row(
                        "Approve",
                        by.at(),
                        by.person(),
                        "As " + by.roles() + as(by.os()) + ", for every run by \"" + asked.schedule() + "\" until "
                                + asked.envelope().until()
                                + " of at most " + asked.envelope().mostRows() + " rows and "
                                + asked.envelope().mostPercent() + " %; asked for by " + asked.requester()
                                + ", standing approval " + standing.digest()));
    }

    private void announced(Announcement announcement) {
        Announcement.Said said = announcement.said();
        row(
                "Single person",
                said.at(),
                said.person(),
                "Nobody else has approved it. Announced" + as(said.os()) + ", to begin from " + said.begins()
                        + " until " + said.ends() + ", because: " + said.reason() + " Announcement "
                        + announcement.digest());
    }

    private void answers(Alone alone) {
        alone.objection().ifPresent(one -> answer("Objection", one.said()));
        alone.review()
                .ifPresentOrElse(
                        one -> answer("Review", one.said()),
                        () -> row("Review", null, "", "No second person has reviewed it yet."));
    }

    private void answer(String station, Answer.Said said) {
        row(station, said.at(), said.person(), "As " + said.roles() + as(said.os()) + ": " + said.words());
    }

    private void execution(ChangeState state) {
        row(
                "Execute",
                state.started(),
                state.by(),
                String.format(
                        Locale.ROOT,
                        "%,d rows in %,d %s went.",
                        state.rows(),
                        state.going().size(),
                        parts()));
        state.skipped()
                .forEach(one ->
                        row("Execute", null, "", "Stayed: " + one.path() + ", " + one.rows() + " rows, " + one.why()));
        Set<String> gone = Set.copyOf(state.going());
        plan.items().stream()
                .filter(item -> gone.contains(item.path()))
                .forEach(item -> row(
                        "Execute",
                        null,
                        "",
                        "Gone: " + item.path() + ", " + item.rows() + " rows, SHA-256 " + item.sha256()));
        plan.kept()
                .forEach(one -> row(
                        "Execute",
                        null,
                        "",
                        "Kept by the plan: " + one.path() + ", " + one.rows() + " rows, "
                                + one.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + one.cause()));
    }

    private void entry(Recorded entry) {
        row(
                "Record",
                entry.time(),
                entry.payload().map(Recorded.Payload::person).orElse(""),
                "Entry " + entry.sequence() + ", " + entry.action() + ", hash " + entry.hash());
    }

    private void row(String station, @Nullable Instant time, String person, String what) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(station);
        row.add(time);
        row.add(person);
        row.add(what);
        rows.add(row);
    }
}
