package dev.steward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.people.OsUser;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures say under which user of the operating system they were made, and a policy may want two. */
class OsUserTest {
    private static final String TWO_USERS = GateGround.POLICY + "approval: {os_users: different}\n";
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final long SOMEBODY = 4242;

    @TempDir
    Path folder;

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    private static OsUser user(long uid, String name) {
        return new OsUser(Optional.of(uid), name);
    }

    private void run(GateGround ground, PlanDocument plan, Approval approval) {
        ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    @Test
    @Hazard("H87")
    void oneOsUserIsNotTwoWhereThePolicyWantsTwo() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(TWO_USERS);
        PlanDocument plan = ground.request();
        assertThat(plan.os()).isEqualTo(OsUser.current()).isPresent();
        OsUser here = plan.os().orElseThrow();
        for (OsUser same : List.of(
                here,
                user(here.uid().orElseThrow(), "another-name"),
                user(SOMEBODY, here.name()),
                new OsUser(Optional.empty(), here.name()))) {
            Approval approval = ground.governance.gate().approve(plan, ground.as("bo", Optional.of(same)));
            refused("same-os-user", () -> run(ground, plan, approval));
        }
        Approval unsaid = ground.governance.gate().approve(plan, ground.as("bo", Optional.empty()));
        refused("os-user-unsaid", () -> run(ground, plan, unsaid));
        assertThat(ground.days()).hasSize(GateGround.DAYS);

        Approval other = ground.governance.gate().approve(plan, ground.as("bo", Optional.of(user(SOMEBODY, "bo"))));
        run(ground, plan, other);
        assertThat(ground.days()).hasSize(GateGround.DAYS - 10);
    }

    @Test
    void withoutAWordInThePolicyOneOsUserWillDo() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        run(ground, plan, ground.approve(plan));
        assertThat(ground.days()).hasSize(GateGround.DAYS - 10);
    }

    @Test
    @Hazard({"H87", "H88"})
    void theOsUserIsPartOfWhatIsSigned() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(TWO_USERS);
        PlanDocument plan = ground.request();
        Approval same = ground.approve(plan);
        Path file = folder.resolve("a.json");
        String mine = "\"name\" : \"" + plan.os().orElseThrow().name() + "\"";
        String text = new String(same.json(), UTF_8);
        assertThat(text).contains(mine);
        Files.writeString(
                file, text.replace(mine, "\"name\" : \"bo\"").replaceFirst("\"uid\" : \\d+", "\"uid\" : " + SOMEBODY));
        refused("approval-signature", () -> run(ground, plan, Approval.read(file)));

        // The same plan, asked for once more as somebody else, is another request: what was approved is not it.
        Approval other = ground.governance.gate().approve(plan, ground.as("bo", Optional.of(user(SOMEBODY, "bo"))));
        PlanDocument again = PlanDocument.of(plan.plan(), ground.as("ana", Optional.of(user(7, "ana"))));
        assertThat(again.digest()).isEqualTo(plan.digest());
        refused("other-plan", () -> run(ground, again, other));
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    @Test
    void whatAnEarlierVersionHasSignedIsNamedAsSuch() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Path file = folder.resolve("old.json");
        Files.writeString(file, new String(plan.json(), UTF_8).replaceFirst("\"format\" : \\d+", "\"format\" : 2"));
        assertThatThrownBy(() -> PlanDocument.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("form 2");
        Files.writeString(file, new String(ground.approve(plan).json(), UTF_8).replaceFirst("\"format\" : \\d+,", ""));
        assertThatThrownBy(() -> Approval.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("form 1");
    }

    @Test
    @Hazard("H87")
    void aStandingApprovalWantsTwoOsUsersToo() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(TWO_USERS);
        Standing asked = ground.governance
                .cleanup()
                .standing()
                .ask(
                        "raw-events",
                        ground.place(),
                        Schedule.parse("0 2 * * *"),
                        new Envelope(100, 30, LocalDate.parse("2026-06-30")),
                        ground.as("ana"),
                        Work.unobserved());
        refused("same-os-user", () -> ground.governance.cleanup().standing().approve(asked, ground.as("bo")));
        Standing given = ground.governance
                .cleanup()
                .standing()
                .approve(asked, ground.as("bo", Optional.of(user(SOMEBODY, "bo"))));
        assertThat(given.granted().orElseThrow().os()).contains(user(SOMEBODY, "bo"));
    }

    /** The child: approves as whoever it is, in a home of its own. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Path own = Path.of(arguments[0]);
            GateGround ground = new GateGround(own);
            PlanDocument plan = PlanDocument.read(own.resolve("plan.json"));
            Files.write(own.resolve("approval.json"), ground.approve(plan).json());
        }
    }

    @Test
    @Hazard("H87")
    void anotherLoginIsAnotherOsUser() throws IOException, InterruptedException {
        assumeTrue(
                OsUser.current().flatMap(OsUser::uid).equals(Optional.of(0L)) && Files.isExecutable(SETPRIV),
                "skipped: it takes root and setpriv to sign as somebody else");
        GateGround ground = new GateGround(folder.resolve("ana")).begin();
        ground.keep(TWO_USERS);
        PlanDocument plan = ground.request();
        Path own = theHomeOfBo(plan);

        Process child = ChildJvm.startBehind(
                List.of(
                        SETPRIV.toString(),
                        "--reuid=" + SOMEBODY,
                        "--regid=" + SOMEBODY,
                        "--clear-groups",
                        // The classes lie where only root looks.
                        "--inh-caps=+dac_override",
                        "--ambient-caps=+dac_override"),
                Child.class,
                own.toString());
        ChildJvm.output(child);

        Approval approval = Approval.read(own.resolve("approval.json"));
        assertThat(approval.os()).contains(user(SOMEBODY, ""));
        run(ground, plan, approval);
        assertThat(ground.days()).hasSize(GateGround.DAYS - 10);
    }

    /** The same roster and bo's key, in a folder that belongs to another user of the operating system. */
    private Path theHomeOfBo(PlanDocument plan) throws IOException {
        Path from = folder.resolve("ana");
        Path own = Files.createDirectories(folder.resolve("bo"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Files.write(own.resolve("plan.json"), plan.json());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(one -> one.endsWith("decisions.jsonl") || one.endsWith("bo.key.json"))
                    .toList()) {
                Path to = own.resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", (int) SOMEBODY);
            }
        }
        return own;
    }
}
