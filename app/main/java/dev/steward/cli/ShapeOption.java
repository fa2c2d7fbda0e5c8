package dev.steward.cli;

import picocli.CommandLine.Option;

/** In which form a command of the gate answers. */
final class ShapeOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Shape.Converter.class,
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Shape shape;

    boolean json() {
        return shape == Shape.JSON;
    }
}
