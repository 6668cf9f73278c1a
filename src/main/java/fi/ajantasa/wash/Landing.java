package fi.ajantasa.wash;

import fi.ajantasa.job.ControlName;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.AnswerFile;
import fi.ajantasa.source.AnswerFolder;
import fi.ajantasa.source.ControlHeader;
import fi.ajantasa.source.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Lets what is known of each number after a wash land as a full list in our own layout, dated as the list was. */
final class Landing {
    private static final String HEADER = "numero;kielto;tarkistamatta;vapaa_alkaen\n";

    private final JobDefinition job;
    private final WashList wash;

    Landing(JobDefinition job, WashList wash) {
        this.job = job;
        this.wash = wash;
    }

    /** Writes a row for each number, also for those that were not sent, and says what is prohibited now. */
    Prohibitions land(NumberList list, Answers answers, Prohibitions before) throws IOException {
        Prohibitions now = new Prohibitions();
        AnswerFolder folder = new AnswerFolder(job.receive().folder());
        folder.clear();
        String name = "%s_%s_%06d".formatted(wash.register(), day(wash.businessDate()), wash.sequence());
        try (AnswerFile file = folder.open(name + ".csv", HEADER)) {
            for (int place = 0; place < list.size(); place++) {
                now.add(list.digits(place), answers.of(place), wash.businessDate(), before);
                file.row(row(list, place, answers.isAnswered(place), now));
            }
            folder.finish(name + "_control.json", header(), List.of(file));
        }
        return now;
    }

    /** Where a number has no answer it is not known to be free: that cell is not delivered. */
    private static String row(NumberList list, int place, boolean answered, Prohibitions now) {
        boolean prohibited = now.has(list.digits(place));
        LocalDate since = now.freeSince(list.digits(place));
        return String.join(
                        ";",
                        list.e164(place),
                        prohibited ? "1" : answered ? "0" : "",
                        answered ? "0" : "1",
                        since == null ? "" : since.toString())
                + "\n";
    }

    private ControlHeader header() {
        ControlName name = (ControlName) job.receive().control();
        return new ControlHeader(
                name.layout(), name.version(), name.feed(), Kind.BASE, wash.businessDate(), wash.sequence(), null);
    }

    static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
