package stoa.db.codegen;

import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.Definition;
import org.jspecify.annotations.Nullable;

/**
 * A package per schema, even when there is only one: jOOQ leaves it out then, and a second schema would move everything.
 * Public because jOOQ makes it by its name.
 */
public final class SchemaPackages extends DefaultGeneratorStrategy {
    @Override
    public String getJavaPackageName(Definition definition, @Nullable Mode mode) {
        String name = super.getJavaPackageName(definition, mode);
        if (definition instanceof CatalogDefinition
                || definition.getDatabase().getSchemata().size() != 1) {
            return name;
        }
        String target = getTargetPackage();
        return target + "." + definition.getSchema().getOutputName() + name.substring(target.length());
    }
}
