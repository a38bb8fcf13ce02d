/** A provider of one kind of model: called with a model id, it gives a model. */
export type OpenRouterKind<Id, Settings, Model> = (modelId: Id, settings?: Settings) => Model;
