package fi.ajantasa.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The two files of a population delivery while they are written, and the control file that completes them. */
final class PopulationFiles implements AutoCloseable {
    private final Delivery delivery;
    private final CsvFile main;
    private final CsvFile detail;

    PopulationFiles(Delivery delivery) throws IOException {
        this.delivery = delivery;
        this.main = new CsvFile(delivery.file(".csv"), Layout.POPULATION);
        this.detail = new CsvFile(delivery.file("_lisa.csv"), Layout.DETAIL);
    }

    void write(Row row) throws IOException {
        main.write(row);
    }

    void writeDetails(List<Row> details) throws IOException {
        for (Row row : details) {
            detail.write(row);
        }
    }

    Path finish() throws IOException {
        return delivery.writeControl(List.of(main.finish(), detail.finish()));
    }

    @Override
    public void close() throws IOException {
        main.close();
        detail.close();
    }
}
