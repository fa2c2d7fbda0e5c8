package dev.steward;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.steward.workspace.FileSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Select;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house of docs/architecture.md, as the compiled classes show it. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.steward");

    /** The rooms of each floor, from the ground up; the root package is the facade. A room sees the floors below its own. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("dev.steward.model.."),
            List.of("dev.steward.definition..", "dev.steward.files.."),
            List.of("dev.steward.audit..", "dev.steward.workspace.."),
            List.of("dev.steward.source.."),
            List.of("dev.steward.journey..", "dev.steward.chart.."),
            List.of(
                    "dev.steward.analysis..",
                    "dev.steward.quality..",
                    "dev.steward.health..",
                    "dev.steward.catalog..",
                    "dev.steward.sql.."),
            List.of("dev.steward.governance..", "dev.steward.ingest..", "dev.steward.report.."),
            List.of("dev.steward"),
            List.of("dev.steward.app..", "dev.steward.cli.."));

    @Test
    void arrowsOnlyPointDown() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String room : FLOORS.get(floor)) {
                List<String> forbidden = new ArrayList<>(FLOORS.subList(floor, FLOORS.size()).stream()
                        .flatMap(List::stream)
                        .toList());
                forbidden.remove(room);
                noClasses()
                        .that()
                        .resideInAPackage(room)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden.toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void everyRoomHasAFloor() {
        noClasses()
                .should()
                .resideOutsideOfPackages(FLOORS.stream().flatMap(List::stream).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void noCircles() {
        slices().matching("dev.steward.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theEngineKnowsNoJavaFx() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..")
                .check(CLASSES);
    }

    @Test
    void theModelKnowsNothingButJava() {
        noClasses()
                .that()
                .resideInAPackage("dev.steward.model..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("dev.steward.model..", "java..", "org.jspecify..")))
                .check(CLASSES);
    }

    @Test
    void onlySourcesTalkToDatabases() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.steward.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.duckdb..",
                        "org.postgresql..",
                        "com.zaxxer..",
                        "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void anyRoomMayBuildAStatementButOnlySourcesExecuteIt() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("dev.steward.source..")
                .should()
                .callMethodWhere(target(
                        fullNameMatching("org\\.jooq\\.\\w+\\.(fetch|execute|stream|collect|iterator)\\w*\\(.*")));

        rule.check(CLASSES);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(Executing.class))
                        .hasViolation())
                .isTrue();
    }

    /** What the rule above must find. */
    interface Executing {
        default long count(Select<?> query) {
            return query.fetch().size();
        }
    }

    @Test
    void onlyPicturesAndPaperUseAwt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.steward.chart..", "dev.steward.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.steward.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void onlyWaysInAddToASource() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.steward", "dev.steward.ingest..", "dev.steward.source..")
                .should()
                .dependOnClassesThat(assignableTo("dev.steward.source.Appender")
                        .or(assignableTo("dev.steward.source.ScratchSchema"))
                        .or(assignableTo("dev.steward.source.ScratchSchema$Desk"))
                        .or(assignableTo("dev.steward.source.Schemas"))
                        .or(assignableTo("dev.steward.source.Schemas$Desk"))
                        .or(assignableTo("dev.steward.source.BuildSite"))
                        .or(assignableTo("dev.steward.source.BuildSite$Desk")))
                .check(CLASSES);
    }

    @Test
    void onlyTheGateChangesASource() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.steward.governance.gate..", "dev.steward.source..")
                .and(not(fullNameMatching("dev.steward.Governance")))
                .should()
                .dependOnClassesThat(assignableTo("dev.steward.source.Writer")
                        .or(assignableTo("dev.steward.source.Writer$Desk"))
                        .or(fullNameMatching("dev\\.steward\\.source\\.Row(Writer|Jobs)")))
                .check(CLASSES);
    }

    @Test
    void onlyTheGateEndsArchives() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.steward.governance.gate..")
                .and(not(fullNameMatching("dev\\.steward\\.Governance")))
                .and(
                        not(
                                fullNameMatching(
                                        "dev\\.steward\\.(model\\.Shredder|workspace\\.FileSecrets|governance\\.archive\\.ArchiveEnds)")))
                .should()
                .dependOnClassesThat(
                        fullNameMatching("dev\\.steward\\.(model\\.Shredder|governance\\.archive\\.ArchiveEnds)"))
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(FileSecrets.class, "destroy", String.class)
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as("package-info.java of " + room.getName() + " has @NullMarked")
                        .isTrue());
    }

    @Test
    void noFileIsLongerThanItCanBeUnderstood() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path root : List.of(Path.of("main/java"), Path.of("../app/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    long lines = Files.readAllLines(file).size();
                    if (lines > 500) {
                        tooLong.add(file + ": " + lines);
                    }
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }
}
