/** Every word the checkout shows. */
export type Messages = object
