package fi.ajantasa.report;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports as JSON: keys are the component names of the records, in their order. */
public final class JsonReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static String json(RunReport report) {
        return JSON.writeValueAsString(report);
    }

    public static String json(NightReport report) {
        return JSON.writeValueAsString(report);
    }

    public static String json(ListPage page) {
        return JSON.writeValueAsString(page);
    }

    static RunReport read(String json) {
        return JSON.readValue(json, RunReport.class);
    }
}
