package fi.ajantasa.batch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.integration.partition.StepExecutionRequest;

/**
 * All that goes over the broker of a partition.
 *
 * @param step the name of its part, such as {@code match-part}
 * @param id of its step execution
 */
record PartMessage(String step, long id) {
    private static final Pattern TEXT = Pattern.compile("((?:" + RunParts.MATCH + "|" + RunParts.DECIDE + "|"
            + RunParts.APPLY + ")" + StepFactory.PART + ")\\|(\\d{1,18})");

    static PartMessage of(StepExecutionRequest request) {
        return new PartMessage(request.getStepName(), request.getStepExecutionId());
    }

    /** What the text says; nothing when it is none of ours. */
    static Optional<PartMessage> find(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new PartMessage(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    String text() {
        return step + "|" + id;
    }

    /** The step that is cut into parts. */
    String whole() {
        return step.substring(0, step.length() - StepFactory.PART.length());
    }

    /** Whether the execution is that of the partition, and nobody has brought it to its end. */
    boolean isOpen(StepExecution execution) {
        return execution.getStepName().startsWith(step + ":")
                && execution.getStatus().isRunning()
                && execution.getJobExecution().getStatus().isRunning();
    }
}
