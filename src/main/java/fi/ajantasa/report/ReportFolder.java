package fi.ajantasa.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the report of a run or a night into the reports folder; file names hold nothing but run and night ids. */
public record ReportFolder(Path folder) {

    /** Writes the report as HTML, JSON and CSV and returns the HTML file. */
    public Path write(RunReport report) {
        String run = report.header().run();
        file(run + ".json", JsonReport.json(report));
        file(run + ".csv", CsvReport.csv(report));
        return file(run + ".html", HtmlReport.html(report));
    }

    /** Writes the page of a night and returns it. */
    public Path write(NightReport night) {
        return file(night.night() + ".html", HtmlNight.html(night));
    }

    /** Nobody ever reads half a report. */
    private Path file(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path part = Files.writeString(folder.resolve(name + ".part"), text);
            return Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
