package org.zhengcheng.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.installation.DatabaseTime;

@DisplayName("代码的规矩：各室只向下看，引擎只有办案的两室可用，时间只有一个来源")
class HouseRulesTest {

    private static final String ROOT = "org.zhengcheng.";
    private static final List<String> PROCEDURES = List.of("development", "transfer", "evaluation", "secretaryreport");
    /** From the top down; a room may use those after it. */
    private static final List<String> ROOMS = List.of(
            "verify",
            "demo",
            "insight",
            "diagram",
            "inbox",
            "casework",
            "meeting",
            "form",
            "deadline",
            "material",
            "document",
            "notice",
            "organization",
            "identity",
            "ledger",
            "sheet",
            "language",
            "installation");

    /** The parts of the process editor, from the top down; a part may use those after it, and none the room's own pages. */
    private static final List<String> EDITOR = List.of(
            "trial",
            "replay",
            "migration",
            "heat",
            "editor",
            "newer",
            "release",
            "regulation",
            "comment",
            "check",
            "forms",
            "draft",
            "statute",
            "words",
            "act");

    private static final int LONGEST_CLASS = 320;
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zhengcheng");

    static Stream<String> everyRoom() {
        return Stream.concat(PROCEDURES.stream(), ROOMS.stream());
    }

    @ParameterizedTest
    @MethodSource("everyRoom")
    void aRoomUsesOnlyTheRoomsBelowIt(String room) {
        String[] above = everyRoom()
                .filter(other -> !other.equals(room))
                .filter(other -> ROOMS.indexOf(other) < ROOMS.indexOf(room) || PROCEDURES.contains(other))
                .map(HouseRulesTest::within)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(within(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .because("arrows go down only: surfaces never see procedures, procedures never see each other")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void everyTopLevelPackageIsARoomThatHasItsPlace() throws IOException {
        try (Stream<Path> folders = Files.list(Sources.ROOMS)) {
            assertThat(folders.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString))
                    .as("a room without a place in the order would be bound by no rule")
                    .containsExactlyInAnyOrderElementsOf(everyRoom().toList());
        }
    }

    static Stream<String> everyPartOfTheEditor() {
        return EDITOR.stream();
    }

    @ParameterizedTest
    @MethodSource("everyPartOfTheEditor")
    void aPartOfTheProcessEditorUsesOnlyThePartsBelowIt(String part) {
        String[] above = Stream.concat(
                        Stream.of(ROOT + "diagram"),
                        EDITOR.subList(0, EDITOR.indexOf(part)).stream().map(other -> within("diagram." + other)))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(within("diagram." + part))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .because("what is drawn knows nothing of those who check it, talk about it or release it")
                .check(MAIN);
    }

    @Test
    void everyControllerOfTheProcessEditorSaysWhomItIsFor() {
        classes()
                .that()
                .resideInAPackage(within("diagram"))
                .and()
                .areMetaAnnotatedWith(Controller.class)
                // Whoever is subject to a procedure may read how it goes.
                .and()
                .doNotHaveSimpleName("RegulationController")
                .should()
                .beAnnotatedWith(Requires.class)
                .because("what says nothing would be refused to everybody")
                .check(MAIN);
    }

    @Test
    void everyPartOfTheProcessEditorHasItsPlace() throws IOException {
        try (Stream<Path> folders = Files.list(Sources.ROOMS.resolve("diagram"))) {
            assertThat(folders.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(EDITOR);
        }
    }

    @Test
    void theVerifierSharesNothingWithWhatItVerifies() {
        classes()
                .that()
                .resideInAPackage(within("verify"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", within("verify"))
                .because("a fault in the application's hashing must not hide itself")
                .check(MAIN);
    }

    @Test
    void onlyTheRoomsThatRunCasesKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("casework"), within("diagram"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flowable..")
                .because("rights, periods and the record cannot be bypassed only if nobody else drives the engine")
                .check(MAIN);
    }

    @Test
    void timeComesFromTheClockOnly() {
        noClasses()
                .should()
                .accessTargetWhere(describe("reads the time past the clock", HouseRulesTest::readsTimePastTheClock))
                .because("a statutory date is computed on the application's clock, which tests and the demo move")
                .check(MAIN);
    }

    @Test
    void whatIsDoneAtFixedTimesAsksTheDatabaseWhatTimeItIs() {
        classes()
                .that()
                .containAnyMethodsThat(annotatedWith(Scheduled.class))
                // It goes by the number of the version and not by the time, and a node that shows old days helps
                // nobody.
                .and()
                .doNotHaveSimpleName("CalendarBook")
                // It only looks which key is written with, whatever time it is.
                .and()
                .doNotHaveSimpleName("KeyWatch")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DatabaseTime.class)
                .because("a node whose clock is off leaves such work to others")
                .check(MAIN);
    }

    @Test
    void noClassIsNamedForWhatItIsNot() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager)(\\$.*)?")
                .because("a name says what a class is for")
                .check(MAIN);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith(Resource.class)
                .orShould()
                .beAnnotatedWith(PersistenceContext.class)
                .because("what a class needs stands in its constructor")
                .check(MAIN);
    }

    @Test
    void noClassIsTooLongToRead() {
        for (Path file : Sources.files(Sources.JAVA, ".java")) {
            assertThat(Sources.text(file).lines().count())
                    .as("lines of %s", file)
                    .isLessThanOrEqualTo(LONGEST_CLASS);
        }
    }

    @Test
    void everyPackageSaysWhatItIsForAndNoneIsADrawerForOddments() throws IOException {
        try (Stream<Path> folders = Files.walk(Sources.ROOMS)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                assertThat(folder.resolve("package-info.java")).exists();
                assertThat(folder.getFileName().toString()).isNotIn("common", "util", "utils", "impl", "helper");
            }
        }
    }

    private static String within(String room) {
        return ROOT + room + "..";
    }

    private static boolean readsTimePastTheClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean now = owner.getPackageName().startsWith("java.time")
                && name.equals("now")
                && !parameters(access).contains(Clock.class.getName());
        boolean system = owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
        boolean date = owner.isEquivalentTo(Date.class)
                && name.equals(JavaConstructor.CONSTRUCTOR_NAME)
                && parameters(access).isEmpty();
        return now || system || date;
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof HasParameterTypes target
                ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
