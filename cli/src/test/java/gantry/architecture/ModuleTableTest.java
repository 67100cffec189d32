package gantry.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleTableTest {
    @ParameterizedTest
    @EnumSource
    void a_module_uses_only_those_that_the_table_allows(Modules module) {
        DescribedPredicate<JavaClass> foreign =
                DescribedPredicate.not(resideInAPackage("gantry.."));

        classes()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .onlyDependOnClassesThat(foreign.or(resideInAnyPackage(module.allowedPackages())))
                .allowEmptyShould(true)
                .check(Modules.CLASSES);
    }

    @Test
    void packages_do_not_depend_on_each_other_in_a_circle() {
        slices().matching("gantry.(**)").should().beFreeOfCycles().check(Modules.CLASSES);
    }

    @Test
    void every_package_is_null_marked_on_its_door_plate() {
        var packages = Modules.CLASSES.stream().map(JavaClass::getPackage).distinct().toList();

        assertThat(packages).isNotEmpty();
        assertThat(packages)
                .filteredOn(it -> !it.isAnnotatedWith(NullMarked.class))
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }
}
