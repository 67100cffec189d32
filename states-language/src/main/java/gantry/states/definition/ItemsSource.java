package gantry.states.definition;

/** Where the items of a Map come from. */
public sealed interface ItemsSource {
    /** ItemsPath; {@code $} if absent. */
    record At(DataPath path) implements ItemsSource {}

    /** Items, in the query language JSONata. */
    record Given(PayloadTemplate template) implements ItemsSource {}

    /** JSONata without Items: the input is the items. */
    record Input() implements ItemsSource {}
}
