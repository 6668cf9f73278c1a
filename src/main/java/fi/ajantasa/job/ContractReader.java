package fi.ajantasa.job;

import fi.ajantasa.person.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a register's files contain: columns, detail file, ignored columns and link rules. */
final class ContractReader {
    private static final Map<String, Verdict> VERDICTS =
            Map.of(Verdict.SAME.name(), Verdict.SAME, Verdict.POSSIBLE.name(), Verdict.POSSIBLE);

    private final Section job;
    private final ColumnReader columns;
    private final LikelihoodReader likelihoods;
    private final Map<String, Integer> ignored = new HashMap<>();

    ContractReader(Section job, ColumnReader columns, LikelihoodReader likelihoods) {
        this.job = job;
        this.columns = columns;
        this.likelihoods = likelihoods;
    }

    Contract read(String pattern, List<Attribute> declared) {
        job.list("ignore").forEach(word -> ignored.put(word.text(), word.line()));
        FileShape main = shape(pattern, job.section("columns"));
        FileShape detail = detail();
        var contract = new Contract(main, detail, ignored.keySet(), declared, List.of());
        return new Contract(main, detail, ignored.keySet(), declared, link(contract));
    }

    private @Nullable FileShape detail() {
        if (!job.has("detail")) {
            return null;
        }
        Section detail = job.section("detail", Shape.DETAIL);
        return shape(detail.text("file"), detail.section("columns"));
    }

    private FileShape shape(String pattern, Section section) {
        var read = new LinkedHashMap<String, Column>();
        var taken = new HashMap<String, String>();
        for (Word name : section.words()) {
            Section entry = section.section(name.text(), Shape.COLUMN);
            if (ignored.containsKey(name.text())) {
                section.note(name.line(), name.text() + " is mapped and ignored", "keep it in one of the two");
            }
            columns.read(name, entry).ifPresent(column -> {
                checkTaken(name, column, taken, section);
                read.put(name.text(), column);
            });
        }
        var shape = new FileShape(pattern, read);
        shape.columns().values().forEach(column -> checkComplete(column, shape, section));
        return shape;
    }

    private static void checkTaken(Word name, Column column, Map<String, String> taken, Section section) {
        List<String> says = column.of().isEmpty()
                ? List.of(column.is())
                : column.of().stream().map(it -> column.is() + " of " + it).toList();
        for (String it : says) {
            String first = taken.putIfAbsent(it, name.text());
            if (first != null) {
                section.note(name.line(), it + " is already column " + first, "map one column to it");
            }
        }
    }

    private static void checkComplete(Column column, FileShape shape, Section section) {
        int line = section.lineOf(column.name());
        Set<String> said = shape.attributes();
        column.of().stream()
                .filter(it -> !said.contains(it))
                .forEach(it -> section.note(line, "no column is " + it, "name attributes of this file"));
        boolean needsKind = column.is().startsWith("address.") || column.is().startsWith("name.");
        String kind = column.attribute() + ".kind";
        if (needsKind
                && shape.columns().values().stream().noneMatch(it -> it.is().equals(kind))) {
            section.note(line, column.is() + " needs to know which " + column.attribute(), "map a column to " + kind);
        }
        String dated = column.attribute();
        if ("precision".equals(column.part()) && shape.columnsOf(dated).size() < 2) {
            section.note(line, column.is() + " without " + dated, "map a column to " + dated);
        }
    }

    private List<LinkRule> link(Contract contract) {
        var rules = new ArrayList<LinkRule>();
        var names = new HashSet<String>();
        for (Section section : job.sections("link", Shape.LINK_RULE)) {
            String name = section.text("rule");
            if (!name.isEmpty() && (!Vocabulary.isName(name) || !names.add(name))) {
                section.note(section.lineOf("rule"), name + " is no new rule name", "write it like same-hetu, once");
            }
            List<Word> same = section.list("same");
            same.forEach(word -> checkMapped(word, contract.main(), section));
            LinkRule rule = new LinkRule(
                    name,
                    same.stream().map(Word::text).toList(),
                    section.has("model") ? Verdict.POSSIBLE : section.choice("then", VERDICTS, Verdict.POSSIBLE),
                    likelihoods.read(section));
            checkFinds(rule, section);
            rules.add(rule);
        }
        if (rules.isEmpty() && job.has("link")) {
            job.note(job.lineOf("link"), "no link rule", "add {rule: same-hetu, same: [hetu], then: SAME}");
        }
        checkAlone(rules);
        checkNumberLast(rules);
        checkDetail(contract, rules);
        return rules;
    }

    private static void checkMapped(Word word, FileShape shape, Section section) {
        if (!linkable(shape).contains(word.text())) {
            section.note(
                    word.line(), "link rule on " + word.text() + ", which no column is", "map a column to it first");
        }
    }

    /** A rule by which nobody is ever found would be a list that restricts nobody. */
    private static void checkFinds(LinkRule rule, Section section) {
        if (!rule.same().isEmpty() && !rule.findsAnybody()) {
            section.note(
                    section.lineOf("same"),
                    "nobody is found by " + String.join(" and ", rule.same()),
                    "find them by a trained model: {rule: same-person, model: models/….yaml, enrich: 0.95, restrict: 0.2}");
        }
    }

    /** A company is known by its business id, a payment by its reference; likeness is for people who tell who they are. */
    private void checkAlone(List<LinkRule> rules) {
        rules.stream()
                .flatMap(rule -> rule.findIdentifier().stream())
                .findFirst()
                .filter(it -> rules.size() > 1)
                .ifPresent(it -> job.note(
                        job.lineOf("link"),
                        "rows that are found by " + it.attribute() + " would find other people too",
                        "let the register link by " + it.attribute() + " alone"));
    }

    /** A row that a number finds first is never asked whose it is, and tells of the number alone. */
    private void checkNumberLast(List<LinkRule> rules) {
        boolean byNumber = false;
        for (LinkRule rule : rules) {
            if (byNumber && rule.likelihood() != null) {
                job.note(
                        job.lineOf("link"),
                        "rule " + rule.rule() + " stands behind a rule by telephone number alone",
                        "put the rule by number last");
            }
            byNumber |= rule.isByPhone();
        }
    }

    private void checkDetail(Contract contract, List<LinkRule> rules) {
        Optional.ofNullable(contract.detail())
                .filter(shape -> !rules.isEmpty())
                .filter(shape ->
                        rules.stream().noneMatch(rule -> linkable(shape).containsAll(rule.same())))
                .ifPresent(shape -> job.note(
                        job.lineOf("detail"), "the detail file meets no link rule", "map its key, such as hetu"));
    }

    /** An identity code tells the birth date too. */
    private static Set<String> linkable(FileShape shape) {
        var linkable = new HashSet<>(shape.attributes());
        if (linkable.contains("hetu")) {
            linkable.add("birth-date");
        }
        for (ColumnWord word : List.of(ColumnWord.CUSTOMER_NUMBER, ColumnWord.PHONE)) {
            if (!shape.columnsOf(word.word()).isEmpty()) {
                linkable.add(word.word());
            }
        }
        return linkable;
    }
}
