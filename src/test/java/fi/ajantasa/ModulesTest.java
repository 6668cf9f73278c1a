package fi.ajantasa;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Keeps the shape of the code: who may use whom, and the few house rules that a compiler cannot see. */
class ModulesTest {
    private static final List<String> LINE = List.of(
            "person",
            "audit",
            "place",
            "job",
            "source",
            "normalise",
            "customer",
            "linkage",
            "link",
            "decide",
            "contact",
            "report",
            "credit",
            "changes",
            "wash",
            "writeback",
            "batch",
            "privacy",
            "serve",
            "sample",
            "simulate",
            "cli");
    private static final ApplicationModules MODULES = ApplicationModules.of(Ajantasa.class);
    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("fi.ajantasa");

    @Test
    void modulesUseOnlyWhatTheirPackageInfoAllows() {
        MODULES.verify();
    }

    @Test
    void everyModuleStandsInTheLineAndLooksLeftOnly() {
        MODULES.forEach(module -> {
            String self = module.getIdentifier().toString();
            assertThat(LINE).contains(self);
            assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                    .as("@ApplicationModule(allowedDependencies = …) on %s", self)
                    .hasValueSatisfying(it -> assertThat(LINE.subList(0, LINE.indexOf(self)))
                            .as("modules left of %s", self)
                            .containsAll(List.of(it.allowedDependencies())));
        });
    }

    @Test
    void onlyBatchKnowsSpringBatch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..batch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..")
                .check(CODE);
    }

    @Test
    void readingCleaningAndValuesArePlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..person..",
                        "..job..",
                        "..source..",
                        "..normalise..",
                        "..linkage..",
                        "..sample..",
                        "..simulate..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .and(not(resideInAPackage("org.springframework.modulith.."))))
                .check(CODE);
    }

    @Test
    void sqlLivesInStoresLogsAndQueries() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Store|Log|Query|Dialect|CustomerIndex)(\\$.*)?")
                .and()
                .resideOutsideOfPackage("..batch..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.jdbc.."))
                .check(CODE);
    }

    /** What a register knows of somebody's credit is nobody's business but that of those who ask for it. */
    @Test
    void onlyRunsAndOneCommandKnowOfCredit() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..credit..", "..batch..")
                .and()
                .haveSimpleNameNotStartingWith("CreditCommand")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..credit..")
                .check(CODE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(target(name("now"))
                        .and(target(owner(resideInAPackage("java.time"))))
                        .and(not(target(rawParameterTypes(Clock.class)))))
                .check(CODE);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Dto|DTO|Util|Utils|Helper|Manager|Service)")
                .check(CODE);
    }

    @Test
    void filesStaySmallEnoughToRead() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(it -> it.toString().endsWith(".java")))
                    .allSatisfy(it ->
                            assertThat(Files.readAllLines(it)).as(it.toString()).hasSizeLessThanOrEqualTo(400));
        }
    }
}
