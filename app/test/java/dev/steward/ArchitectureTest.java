package dev.steward;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The top floor: the window and the command line, side by side, above an engine whose insides they do not know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String APP = "dev.steward.app..";
    private static final String CLI = "dev.steward.cli..";
    private static final Set<String> ENTRANCE = Set.of("dev.steward.cli.RealWindow");

    private JavaClasses classes;

    @BeforeAll
    void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.steward.app", "dev.steward.cli");
    }

    @Test
    void neitherSpeaksSql() {
        noClasses()
                .that()
                .resideInAnyPackage(APP, CLI)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..", "org.duckdb..")
                .because("only the source room executes SQL")
                .check(classes);
    }

    @Test
    void neitherMayWrite() {
        noClasses()
                .that()
                .resideInAnyPackage(APP, CLI)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.steward.source.Appender")
                .because("capabilities are handed out by the facade alone")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void windowAndCommandsNeverCallEachOther() {
        noClasses()
                .that()
                .resideInAPackage(APP)
                .should()
                .dependOnClassesThat(resideInAPackage(CLI))
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(CLI)
                .and(describe("are not the entrance", type -> !ENTRANCE.contains(type.getFullName())))
                .should()
                .dependOnClassesThat(resideInAPackage(APP))
                .because("only the entrance knows that there is a window to start")
                .check(classes);
    }

    @Test
    void commandsDoWithoutJavaFx() {
        noClasses()
                .that()
                .resideInAPackage(CLI)
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "java.awt..", "javax.swing.."))
                .because("a command must answer at once, and on a machine without a display")
                .check(classes);
    }

    @Test
    void onlyCommandsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should(ACCESS_STANDARD_STREAMS)
                .because("the window has notices and a log")
                .check(classes);
    }

    @Test
    void screensDoNotDrawWithAwt() {
        noClasses()
                .that()
                .resideInAPackage(APP)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.awt..", "javax.swing.."))
                .because("pictures are drawn in the chart room; a screen shows them")
                .check(classes);
    }

    @Test
    void noCirclesBetweenPackages() {
        slices().matching("dev.steward.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackageSaysThatItHoldsNoNulls() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(classes);
    }
}
