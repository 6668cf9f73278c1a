package fi.ajantasa.batch;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Likelihood;
import fi.ajantasa.job.LinkRule;
import fi.ajantasa.job.Problem;
import fi.ajantasa.linkage.Kind;
import fi.ajantasa.linkage.LinkModel;
import fi.ajantasa.linkage.LinkageException;
import fi.ajantasa.linkage.PersonIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks that the models which link rules name can be used: readable, and knowing every comparison the columns give. */
final class ModelCheck {
    private static final String RIGHT = "train it with ajantasa link train";

    private final List<Problem> problems = new ArrayList<>();

    private ModelCheck() {}

    /** The same definitions; throws with every model that cannot be used. */
    static Jobs check(Jobs jobs) throws DefinitionException {
        ModelCheck check = new ModelCheck();
        for (JobDefinition job : jobs.jobs().values()) {
            for (LinkRule rule : job.contract().link()) {
                if (rule.likelihood() != null) {
                    check.check(job, rule.likelihood());
                }
            }
        }
        if (!check.problems.isEmpty()) {
            throw new DefinitionException(check.problems);
        }
        return jobs;
    }

    private void check(JobDefinition job, Likelihood likelihood) {
        Set<Kind> told = PersonColumns.told(job.contract().main());
        if (told.size() < 2) {
            note(job, likelihood, "fewer than two columns say who a row is about", "map names and addresses");
            return;
        }
        try {
            PersonIndex.check(LinkModel.read(likelihood.file()), told);
        } catch (LinkageException unusable) {
            note(job, likelihood, String.valueOf(unusable.getMessage()), RIGHT);
        } catch (IOException unreadable) {
            note(job, likelihood, "the model " + likelihood.model() + " cannot be read", RIGHT);
        }
    }

    private void note(JobDefinition job, Likelihood likelihood, String wrong, String right) {
        problems.add(new Problem(job.file().path(), likelihood.line(), wrong, right));
    }
}
