package stoa.app.instance;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import stoa.moderation.RuleView;
import stoa.moderation.Rules;

/** The rules that {@code /api/v1/instance/rules} names, for those who report that one is broken. */
@Singleton
class InstanceRules implements Rules {
    @Override
    public boolean areKnown(Collection<String> ids) {
        return InstanceRule.ALL.stream()
                .map(InstanceRule::id)
                .collect(Collectors.toSet())
                .containsAll(ids);
    }

    @Override
    public List<RuleView> byIds(Collection<String> ids) {
        return InstanceRule.ALL.stream()
                .filter(rule -> ids.contains(rule.id()))
                .map(rule -> new RuleView(rule.id(), rule.text(), rule.hint()))
                .toList();
    }
}
