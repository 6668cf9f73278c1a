package fi.ajantasa.job;

import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads how a link rule uses a trained model: the file must be there, for what it says is part of the definitions. */
final class LikelihoodReader {
    private static final String MODEL = "model";
    private static final String MODELS = "models";
    private static final String SHARE = "write a probability like 0.95";

    private final Path folder;
    private final boolean required;

    /**
     * @param folder of the job files, beside which the models lie
     * @param required whether the models must be there
     */
    LikelihoodReader(Path folder, boolean required) {
        this.folder = folder;
        this.required = required;
    }

    /** The likelihood, null when the rule is one of agreement. */
    @Nullable
    Likelihood read(Section rule) {
        boolean agreement = rule.has("same") || rule.has("then");
        if (!rule.has(MODEL)) {
            noteMissing(rule, agreement);
            return null;
        }
        if (agreement) {
            rule.note(rule.line(), "a rule agrees or has a model, not both", "remove same and then");
        }
        double enrich = rule.value("enrich", LikelihoodReader::share, 1.0, SHARE);
        double restrict = rule.value("restrict", LikelihoodReader::share, 1.0, SHARE);
        if (restrict > enrich) {
            rule.note(rule.line(), "restrict is above enrich", "exchange them");
        } else if (enrich < 0.5) {
            rule.note(rule.line(), "enrich is below one half", "a link that is more likely wrong enriches nobody");
        }
        String model = rule.text(MODEL);
        Path file = folder.resolve(model).normalize();
        return new Likelihood(model, file, sha256(file, rule), enrich, restrict, rule.line());
    }

    private static void noteMissing(Section rule, boolean agreement) {
        if (!agreement) {
            rule.note(rule.line(), "the rule neither agrees nor has a model", "add same and then, or model");
        } else if (rule.has("same") != rule.has("then")) {
            rule.note(rule.line(), "same and then belong together", "add the other one");
        }
        for (String key : new String[] {"enrich", "restrict"}) {
            if (rule.has(key)) {
                rule.note(rule.lineOf(key), key + " without a model", "remove it, or add model: models/….yaml");
            }
        }
    }

    private String sha256(Path file, Section rule) {
        if (!file.startsWith(folder.resolve(MODELS))) {
            rule.note(rule.lineOf(MODEL), "the model is not in models/", "keep it in jobs/models");
            return "";
        }
        if (!required) {
            return "";
        }
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            rule.note(
                    rule.lineOf(MODEL),
                    "the model " + rule.text(MODEL) + " cannot be read",
                    "write it with ajantasa link train");
            return "";
        }
    }

    private static double share(String text) {
        double share = Double.parseDouble(text);
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }
}
