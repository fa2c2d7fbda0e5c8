package dev.steward.cli;

import dev.steward.app.StewardApp;
import dev.steward.workspace.Home;

/** Where the process starts. Nothing of JavaFX is loaded unless a window is wanted. */
public final class Main {
    private Main() {}

    /** Ends the process with one of the codes that {@code steward help} lists. */
    public static void main(String[] arguments) {
        Home home = Home.ofThisPerson();
        Logs.to(home);
        // A method reference would load the window's class here and now.
        Session.Window window = (steward, source) -> StewardApp.launch(steward, source);
        Session session = new Session(home, Console.ofThisProcess(), Display.ofThisMachine(), window);
        System.exit(new Program(session).run(arguments));
    }
}
