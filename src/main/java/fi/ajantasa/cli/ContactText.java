package fi.ajantasa.cli;

import fi.ajantasa.contact.Answer;
import fi.ajantasa.contact.ListState;
import fi.ajantasa.contact.Reason;
import fi.ajantasa.contact.ReasonTexts;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Answers on contact as people and programs read them; no value of anybody stands in them. */
final class ContactText {
    /** What was read of somebody of whom it was asked whether they may be contacted; the reasons would be values. */
    static final String CONTACTABILITY = "contactability";

    private static final ReasonTexts FINNISH = ReasonTexts.finnish();
    private static final ReasonTexts ENGLISH = ReasonTexts.english();

    private ContactText() {}

    static Channel channel(CommandSpec spec, String word) {
        return find(word)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--channel: one of "
                                + Arrays.stream(Channel.values())
                                        .map(Channel::word)
                                        .collect(Collectors.joining(", "))));
    }

    static void checkPurpose(CommandSpec spec, Jobs jobs, String purpose) {
        Set<String> purposes = jobs.decisions().contact().purposes().keySet();
        if (!purposes.contains(purpose)) {
            throw new ParameterException(spec.commandLine(), "--purpose: one of " + String.join(", ", purposes));
        }
    }

    private static Optional<Channel> find(String word) {
        return Arrays.stream(Channel.values())
                .filter(it -> it.word().equals(word))
                .findFirst();
    }

    static String channels(int mask) {
        return Arrays.stream(Channel.values())
                .filter(it -> it.isIn(mask))
                .map(Channel::word)
                .collect(Collectors.joining(", "));
    }

    static Map<String, Object> json(Answer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", answer.verdict().name());
        json.put("reasons", answer.reasons().stream().map(ContactText::json).toList());
        json.put("grounds", answer.grounds().stream().map(ContactText::json).toList());
        json.put("reachedBy", answer.reach() == null ? "" : answer.reach().attribute());
        return json;
    }

    private static Map<String, Object> json(Reason reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("word", reason.word());
        json.put("verdict", reason.verdict().name());
        json.put("rule", reason.rule());
        json.put("source", reason.source());
        json.put("fi", FINNISH.of(reason.word()));
        json.put("en", ENGLISH.of(reason.word()));
        return json;
    }

    static Map<String, Object> json(ListState list, Instant at) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("register", list.register());
        json.put("age", list.age(at).name());
        ListState.Version version = list.version();
        if (version != null) {
            json.put("sequence", version.sequence());
            json.put("date", version.date().toString());
            json.put("checked", MomentText.utc(version.checked()));
            json.put("hash", version.hash());
        }
        return json;
    }

    static Map<String, String> json(Instant moment) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("utc", MomentText.utc(moment));
        json.put("helsinki", MomentText.helsinki(moment));
        return json;
    }

    static void print(CommandSpec spec, Answer answer) {
        answer.reasons().forEach(it -> print(spec, "against", it));
        String side = answer.reasons().isEmpty() ? "rests on" : "known";
        answer.grounds().forEach(it -> print(spec, side, it));
        if (answer.reach() != null) {
            Output.line(spec, "  reached by %s".formatted(answer.reach().attribute()));
        }
    }

    private static void print(CommandSpec spec, String side, Reason reason) {
        Output.line(
                spec,
                "  %-8s %-26s %s · %s"
                        .formatted(side, reason.word(), FINNISH.of(reason.word()), ENGLISH.of(reason.word())));
        if (!reason.source().isEmpty()) {
            Output.line(spec, "  %-8s %-26s rule %s: %s".formatted("", "", reason.rule(), reason.source()));
        }
    }

    static String lists(List<ListState> lists) {
        return lists.isEmpty()
                ? "no list is declared for the channel"
                : lists.stream().map(ListState::text).collect(Collectors.joining("; "));
    }

    static int unknownCustomer(CommandSpec spec) {
        return Output.unknown(spec, "there is no customer of that number", "ajantasa status");
    }
}
