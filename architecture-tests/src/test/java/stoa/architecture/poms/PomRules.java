package stoa.architecture.poms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.architecture.ModuleTable;
import stoa.architecture.Violation;
import stoa.db.manifest.ModuleEntry;

/** The poms name what the module table allows, all of it and nothing else. */
record PomRules(ModuleTable table) {
    private static final String DB = "db";

    /** The reactor lists the modules of the table. */
    List<Violation> reactor(Pom reactor) {
        Map<String, Integer> listed =
                reactor.modules().stream().collect(Collectors.toMap(Pom.Item::name, Pom.Item::line, Math::min));
        var wanted = table.modules().stream().map(ModuleEntry::name).collect(Collectors.toCollection(TreeSet::new));
        var missing = wanted.stream()
                .filter(name -> !listed.containsKey(name))
                .map(name -> new Violation(
                        reactor.path(),
                        "module " + name + " of the module table is not built",
                        "add <module>" + name + "</module>, or remove it from architecture-tests/modules.yml"));
        var unknown = reactor.modules().stream()
                .filter(item -> !wanted.contains(item.name()))
                .map(item -> new Violation(
                        reactor.path() + ":" + item.line(),
                        "module " + item.name() + " is built, but the module table does not have it",
                        "write its line in architecture-tests/modules.yml, with a decision record"));
        var inherited = reactor.dependencies().stream()
                .map(dependency -> new Violation(
                        reactor.path() + ":" + dependency.line(),
                        "every module would depend on " + dependency.artifact(),
                        "name it in the poms of the modules that may call it"));
        return Stream.of(missing, unknown, inherited).flatMap(found -> found).toList();
    }

    /** A module's pom names exactly the modules that it may call. */
    List<Violation> module(ModuleEntry module, Pom pom) {
        Set<String> allowed = new TreeSet<>(module.mayCall());
        if (module.name().equals(ModuleTable.APP)) {
            allowed.add(DB);
        }
        Set<String> named = pom.dependencies("compile")
                .map(Pom.Dependency::artifact)
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = allowed.stream()
                .filter(name -> !named.contains(name))
                .map(name -> new Violation(
                        pom.path(),
                        "module " + module.name() + " may call " + name + ", but its pom does not name it",
                        "add the dependency, or take " + name + " out of its may_call in"
                                + " architecture-tests/modules.yml"));
        var tested = new TreeSet<>(allowed);
        tested.add(DB);
        var unknown = pom.dependencies().stream()
                .filter(dependency ->
                        !(dependency.scope().equals("test") ? tested : allowed).contains(dependency.artifact()))
                .map(dependency -> new Violation(
                        pom.path() + ":" + dependency.line(),
                        "module " + module.name() + " depends on " + dependency.artifact() + " (scope "
                                + dependency.scope() + "), which it may not call (it may call "
                                + ModuleTable.callees(module) + ")",
                        "remove the dependency; if the direction is right, change architecture-tests/modules.yml, with a"
                                + " decision record"));
        return Stream.concat(missing, unknown).toList();
    }

    /** The parts beside the modules stand alone. */
    List<Violation> alone(String part, Pom pom) {
        return pom.dependencies().stream()
                .filter(dependency -> !(dependency.scope().equals("test")
                        && dependency.artifact().equals(DB)))
                .map(dependency -> new Violation(
                        pom.path() + ":" + dependency.line(),
                        part + "/ depends on " + dependency.artifact() + ", but it uses nothing else of ours",
                        "remove the dependency"))
                .toList();
    }
}
