package stoa.architecture;

import java.util.List;
import java.util.Optional;
import stoa.db.manifest.Manifest;
import stoa.db.manifest.ModuleEntry;

/** The small module table of the packages below {@code planted}, where the faults are. */
public final class PlantedModules {
    public static final ModuleEntry LOWER = module("lower");
    public static final ModuleEntry UPPER = module("upper", "lower");

    private PlantedModules() {}

    public static ModuleTable table() {
        return new ModuleTable("planted", new Manifest(List.of(LOWER, UPPER)));
    }

    private static ModuleEntry module(String name, String... mayCall) {
        return new ModuleEntry(name, Optional.of(name), "planted faults", List.of(mayCall), List.of());
    }
}
