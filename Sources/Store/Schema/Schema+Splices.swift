import Keeping

extension Schema {
    /// A body may be kept as what differs from another one. Those that are there stay as they are: none is read here, so none that
    /// has decayed keeps a store from being brought up to date.
    static let differences = """
        -- The whole row that this one differs from; null: this is a whole one.
        ALTER TABLE content ADD COLUMN base INTEGER REFERENCES content;
        -- How many characters of the base come before the body.
        ALTER TABLE content ADD COLUMN head INTEGER;
        -- At which character of the base, from 1, that begins which comes after it.
        ALTER TABLE content ADD COLUMN tail INTEGER;

        """
}
