package dev.steward.cli;

import dev.steward.workspace.Home;
import java.util.Optional;

/** Where the process starts. Nothing of JavaFX is loaded unless a window is wanted. */
public final class Main {
    private Main() {}

    /** Ends the process with one of the codes that {@code steward help} lists. */
    public static void main(String[] arguments) {
        Home home = Home.ofThisPerson();
        Logs.to(home);
        Session session = new Session(
                home,
                Console.ofThisProcess(),
                Display.ofThisMachine(),
                new RealWindow(),
                name -> Optional.ofNullable(System.getenv(name)));
        System.exit(new Program(session).run(arguments));
    }
}
