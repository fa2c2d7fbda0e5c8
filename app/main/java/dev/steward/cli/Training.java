package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.ingest.demo.DemoSize;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the Java machine watches once after a build, to have ready what later starts need: the demo in a terminal, and
 * the window going through its screens. Run by packaging/Prepare.java, in a home that is thrown away.
 */
final class Training {
    private static final DemoSize SMALL = new DemoSize(200);

    private Training() {}

    /** Ends the process with the demo's exit code: where no window can be shown, there is only less to remember. */
    public static void main(String[] arguments) {
        Home home = Home.ofThisPerson();
        Logs.to(home);
        Session session = new Session(
                home,
                Console.ofThisProcess(),
                Display.ofThisMachine(),
                new RealWindow(),
                name -> Optional.ofNullable(System.getenv(name)));
        Program program = new Program(session);
        int code = program.run("demo", "--no-window", "--people", Integer.toString(SMALL.people()));
        program.run("bench", "--ui", "--source", lake(session).toString());
        System.exit(code);
    }

    private static Path lake(Session session) {
        try (Steward steward = session.start()) {
            return steward.demo(SMALL, Work.unobserved());
        }
    }
}
