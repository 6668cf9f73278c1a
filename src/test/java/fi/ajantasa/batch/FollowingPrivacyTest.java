package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.batch.ChangeRegister.Answer;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No code of anybody, no value told, and not our password stands in a log at any level, a message, a file name or, in clear,
 * in the database, however the service fails (F110, D4, D23).
 */
class FollowingPrivacyTest {
    private static final String CANARY = "Kanarialintu";
    private final ChangeRegister register = new ChangeRegister();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void showsNobodysCodeNorWhatWasTold() throws IOException {
        TestHome home = ChangesHome.followed(folder, register);
        List<Person> people = PreparedHome.on(Databases.H2).plainPeople();
        Person one = people.get(0);
        List<String> shown = new ArrayList<>();
        try (TraceLog log = new TraceLog()) {
            shown.add(Terminal.run(home, "run", "population").text());
            register.change(one.hetu(), ChangesHome.YESTERDAY, ChangesHome.renamed(CANARY))
                    .tell(
                            one.hetu(),
                            "{\"henkilotunnus\": \"%s\", \"muutospv\": \"%s\", \"tietoryhmat\": 7}"
                                    .formatted(one.hetu(), CANARY));
            for (Answer answer : List.of(
                    Answer.status(500),
                    Answer.status(400),
                    Answer.ok("{\"" + one.hetu() + "\": \"" + CANARY + "\""),
                    Answer.ok(ChangeRegister.page(
                            1_000,
                            true,
                            List.of("{\"henkilotunnus\": \"%s\", \"tietoryhmat\": [{\"tietoryhma\": \"%s\"}]}"
                                    .formatted(one.hetu(), one.hetu())))))) {
                register.fail((call, usual) -> call.hetus().contains(one.hetu()) ? answer : usual);
                shown.add(Terminal.run(home, "run", "population").text());
            }
            register.mend();
            home.meddle("alter table change_event add constraint trip check (id < 0) nocheck");
            shown.add(Terminal.run(home, "run", "population").text());
            home.meddle("alter table change_event drop constraint trip");
            shown.add(Terminal.run(home, "run", "population").text());
            shown.addAll(log.lines());
        }
        List<String> secrets = new ArrayList<>(List.of(CANARY, ChangesHome.PASSWORD, "Y2FuYXJ5LXBhc3N3b3JkLTM"));
        people.subList(0, 50).forEach(it -> secrets.add(it.hetu()));
        assertThat(shown).hasSizeGreaterThan(1_000);
        secrets.forEach(secret -> assertThat(shown).noneMatch(it -> it.contains(secret)));
        try (Stream<Path> files = Files.walk(home.home())) {
            files.forEach(file -> isClean(file, List.of(one.hetu(), ChangesHome.PASSWORD)));
        }
    }

    private static void isClean(Path file, List<String> secrets) {
        try {
            String content = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
            secrets.forEach(secret -> assertThat(file + content.replaceAll("\\s", ""))
                    .as(file.toString())
                    .doesNotContain(secret));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
